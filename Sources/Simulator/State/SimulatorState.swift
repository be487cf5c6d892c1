import Dispatch
import FoundationEssentials
import Logging

/// The cloud and the files that follow it, one request at a time.
///
/// It writes files, so it runs on a queue of its own and not on the shared threads of tasks.
actor SimulatorState {
    private let queue = SerialExecutorQueue(label: "reeve.simulator")
    private var cloud: Cloud
    private let time: SimulatorTime
    private let settings: Call.Settings
    private let file: StateFile?
    private let log: RequestLog?
    private let logger: Logger
    private var requestIDs: SeededGenerator

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Loads the state file, or makes the initial cloud and saves it.
    init(_ configuration: SimulatorConfiguration, clock: some Clock<Duration> & Sendable, logger: Logger) throws {
        try configuration.validate()
        file = configuration.stateFile.map(StateFile.init)
        log = try configuration.logFile.map(RequestLog.init)
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
    }

    /// Answers a request: what it asks for is done, kept and logged when this returns.
    func answer(_ request: ServiceRequest) -> ServiceAnswer {
        let now = time.now
        let result: Result<JSONValue, AWSError>
        do {
            result = .success(try perform(request, at: now))
        } catch let error as AWSError {
            result = .failure(error)
        } catch {
            logger.error("The request failed", metadata: ["error": "\(error)"])
            result = .failure(.internalFailure)
        }
        let answer = ServiceAnswer(result: result, requestID: requestIDs.requestID())
        record(request, answer, code: deliver(), at: now)
        return answer
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

    private func record(_ request: ServiceRequest, _ answer: ServiceAnswer, code: String?, at now: Date) {
        guard let log else { return }
        do {
            try log.append(
                RequestLog.Entry(
                    time: now, service: request.service?.name, operation: request.operationName,
                    request: request.shownParameters, status: answer.status, error: answer.error?.code,
                    requestID: answer.requestID, accessKeyID: request.credential?.accessKeyID, oneTimeCode: code))
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
