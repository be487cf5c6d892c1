import FoundationEssentials

/// What is remembered of a request. What it asked for is not: that may be large, and is in the log.
struct RequestRecord: Sendable {
    let time: Date
    let service: String?
    let operation: String?
    /// The HTTP status, or 0 if the connection was reset before there was one.
    let status: Int
    /// The error's code or the fault's name.
    let error: String?
    let requestID: String

    init(_ request: ServiceRequest, _ delivery: Delivery, requestID: String, at now: Date) {
        time = now
        service = request.service?.name
        // A client may call anything an operation.
        operation = request.operationName.map { String($0.prefix(128)) }
        status = delivery.answer?.status ?? 0
        error = Self.error(delivery)
        self.requestID = requestID
    }

    /// A fault that keeps the answer from the client hides what the answer was; `status` tells.
    private static func error(_ delivery: Delivery) -> String? {
        if let fault = delivery.fault, fault.keepsAnswer { return fault.rawValue }
        return delivery.answer?.error?.code ?? (delivery.fault == .slow ? Fault.slow.rawValue : nil)
    }
}
