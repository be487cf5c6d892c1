import FoundationEssentials

/// What a request meets before it is performed: a fault, or a throttle.
struct Interference {
    private var plan: FaultPlan
    private var throttler: Throttler

    init(_ configuration: SimulatorConfiguration) {
        // Apart from the identifiers' seed, so that faults do not change what is made.
        plan = FaultPlan(configuration.faults, seed: configuration.seed ^ 0xFA17)
        throttler = Throttler(configuration.throttle)
    }

    /// The fault that the next request meets.
    mutating func fault(of request: ServiceRequest) -> Fault? {
        let fault = plan.next()
        return fault == .concurrent && request.family != .organizationsWrite ? nil : fault
    }

    /// Throws if the request is refused before it is performed.
    mutating func check(_ request: ServiceRequest, fault: Fault?, at now: Date) throws(AWSError) {
        if let service = request.service, let operation = request.operationName, let family = request.family,
            !throttler.admits(operation, of: family, at: now)
        {
            throw service.throttled
        }
        switch fault {
        case .error: throw request.service?.unavailable ?? .internalFailure
        case .concurrent: throw .concurrentModification
        default: break
        }
    }
}

extension ServiceRequest {
    /// The family of the operation that it asks for, if it asks for one that is served.
    fileprivate var family: APIFamily? {
        guard let service, let operationName, service.operations[operationName] != nil else { return nil }
        return APIFamily(service: service.name, operation: operationName)
    }
}
