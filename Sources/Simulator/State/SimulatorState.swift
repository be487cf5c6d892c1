import Dispatch
import FoundationEssentials
import Logging

/// The cloud and the files that follow it, one request at a time.
///
/// It writes files, so it runs on a queue of its own and not on the shared threads of tasks.
actor SimulatorState {
    private let queue = SerialExecutorQueue(label: "reeve.simulator")
    private var cloud: Cloud
    let time: SimulatorTime
    private let settings: Call.Settings
    private let file: StateFile?
    private var lock: StateLock?
    private let log: RequestLog?
    private let logger: Logger
    private var requestIDs: SeededGenerator
    private var interference: Interference
    private var history = RequestHistory()

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Loads the state file, or makes the initial cloud and saves it.
    init(_ configuration: SimulatorConfiguration, clock: some Clock<Duration> & Sendable, logger: Logger) throws {
        try configuration.validate()
        file = configuration.stateFile.map(StateFile.init)
        log = try configuration.logFile.map(RequestLog.init)
        lock = try configuration.stateFile.map(StateLock.init)
        let loaded = try file?.load()
        let time = SimulatorTime(start: max(Date.now, loaded?.written ?? .distantPast), clock: clock)
        cloud = loaded?.cloud ?? Cloud(configuration, at: time.now)
        if loaded == nil {
            try file?.save(cloud, at: time.now)
        }
        self.time = time
        self.logger = logger
        settings = Call.Settings(configuration)
        requestIDs = SeededGenerator(seed: ~configuration.seed)
        interference = Interference(configuration)
    }

    /// Leaves the state file to the next simulator. Nothing is answered any more.
    func release() {
        lock = nil
    }

    /// Answers a request: what it asks for is done, kept and logged when this returns.
    func answer(_ request: ServiceRequest) -> Delivery {
        let now = time.now
        let fault = interference.fault(of: request)
        let requestID = requestIDs.requestID()
        let result = fault == .reset ? nil : result(of: request, fault: fault, at: now)
        let delivery = Delivery(
            answer: result.map { ServiceAnswer(result: $0, requestID: requestID) }, fault: fault)
        record(request, RequestRecord(request, delivery, requestID: requestID, at: now), code: deliver())
        return delivery
    }

    private func result(
        of request: ServiceRequest, fault: Fault?, at now: Date
    ) -> Result<JSONValue, AWSError> {
        do {
            try interference.check(request, fault: fault, at: now)
            return .success(try perform(request, at: now))
        } catch let error as AWSError {
            return .failure(error)
        } catch {
            logger.error("The request failed", metadata: ["error": "\(error)"])
            return .failure(request.service?.unavailable ?? .internalFailure)
        }
    }

    /// What there is now, for the administrative page.
    func overview() throws -> Overview {
        let now = time.now
        try settle(at: now)
        return Overview(cloud: cloud, requests: history.records, now: now)
    }

    /// Puts an account into a state, as AWS or its Support would.
    func set(_ state: Account.State, of account: String) throws {
        let now = time.now
        try settle(at: now)
        try change(at: now) { cloud in
            guard cloud.organization != nil else { throw AWSError.notInUse }
            try cloud.organization?.set(state, of: account)
        }
    }

    private func perform(_ request: ServiceRequest, at now: Date) throws -> JSONValue {
        try settle(at: now)
        let operation = try request.operation.get()
        let call = Call(
            now: now, region: request.credential?.region, caller: try request.caller(in: cloud, at: now),
            settings: settings)
        switch operation.perform {
        case .read(let perform):
            return try perform(cloud, operation.parameters, call)
        case .write(let perform):
            return try change(at: now) { try perform(&$0, operation.parameters, call) }
        }
    }

    /// Brings what happens by itself up to date.
    private func settle(at now: Date) throws {
        guard let organization = cloud.organization, organization.isUnsettled(at: now) else { return }
        try change(at: now) { $0.organization?.settle(at: now) }
    }

    /// Changes the cloud and keeps it. What fails half-way, or cannot be kept, has not happened.
    private func change<Result>(at now: Date, _ body: (inout Cloud) throws -> Result) throws -> Result {
        // Without a file the cloud is changed in place: an operation that throws has changed nothing.
        guard let file else { return try body(&cloud) }
        var changed = cloud
        let result = try body(&changed)
        try file.save(changed, at: now)
        cloud = changed
        return result
    }

    /// Tells the operator what AWS would have sent by e-mail: the one-time code, if there is one.
    private func deliver() -> String? {
        let mail = cloud.takeMail()
        for message in mail {
            logger.notice(
                """
                The one-time code for changing the e-mail address of account \(message.accountID) to \
                \(message.email) is \(message.code)
                """)
        }
        return mail.last?.code
    }

    private func record(_ request: ServiceRequest, _ record: RequestRecord, code: String?) {
        history.append(record)
        guard let log else { return }
        do {
            try log.append(
                RequestLog.Entry(
                    record: record, operation: request.operationName, request: request.shownParameters,
                    accessKeyID: request.credential?.accessKeyID, oneTimeCode: code))
        } catch {
            logger.error("The request log is incomplete", metadata: ["error": "\(error)"])
        }
    }
}

/// A dispatch queue that runs an actor's jobs.
private final class SerialExecutorQueue: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
