import AWS
import AsyncAlgorithms
import Declarations
import FoundationEssentials
import Git
import Logging
import Planning
import Providers
import Reconciler
import ServiceLifecycle
import Simulator
import Subprocess

/// Everything the demo runs on, in one folder: the simulator, the Git remote, the daemon, an approver's key.
struct DemoWorld: Sendable {
    let remote: DemoRemote
    let endpoint: String
    /// The results of the daemon's passes.
    let results: AsyncStream<PassResult>
    let approverKey: String
    /// The first commit: what `source` holds, and the demo's approver.
    let start: CommitID

    private let folder: String
    private let group: ServiceGroup
    private let wake: AsyncChannel<Void>
    private let serving: Task<Void, any Error>
    private static let quiet = Logger(label: "reeve.demo") { _ in SwiftLogNoOpLogHandler() }

    /// The sample approver, who never writes a change in the story.
    static let approver = "grace@example.com"
    /// How long the simulated AWS takes to make an account.
    private static let createDuration = Duration.seconds(1)
    /// The longest that the story may take.
    private static let longest = Duration.seconds(60)

    init(source: String, folder: String, teller: StoryTeller) async throws(Diagnostic) {
        self.folder = folder
        approverKey = folder + "/approver"
        let tree = try FolderReader.read(source)
        for used in ["remote.git", "simulator.json"] where FileManager.default.fileExists(atPath: "\(folder)/\(used)") {
            throw Diagnostic(.localFile, "'\(folder)/\(used)' is there already", hint: "name another folder with --dir")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Diagnostic(.localFile, "'\(folder)' cannot be made: \(error)", hint: "name another folder with --dir")
        }
        let key = try await Self.makeKey(at: approverKey)
        let simulator = try Self.simulator(folder)
        // It outlives this initializer: the daemon is made only once the port is known.
        let simulation = ServiceGroup(services: [simulator], logger: Self.quiet)
        serving = Task { try await simulation.run() }
        do {
            endpoint = "http://127.0.0.1:\(try await simulator.port())"
            remote = try await DemoRemote(path: folder + "/remote.git")
        } catch {
            throw Diagnostic(.localFile, "the demo cannot start: \(error)")
        }
        start = try await remote.merge(
            try Self.files(of: tree, approver: key), message: "Begin with the accounts of the platform",
            author: "ada@example.com")
        let (results, continuation) = AsyncStream.makeStream(of: PassResult.self)
        self.results = results
        wake = AsyncChannel()
        let branches = try Self.branches(of: remote, folder, "daemon")
        let pass = Pass(
            source: GitSource(branches: branches), status: GitStatusStore(branches: branches),
            approvals: GitApprovals(branches: branches),
            provider: OrganizationsProvider(client: Self.client(endpoint, as: "AKIAREEVEDEMODAEMON1")),
            lease: Lease(holder: UUID().uuidString),
            report: { teller.pass($0) })
        let daemon = Daemon(
            pass: pass, branches: branches,
            timing: .init(poll: .milliseconds(200), resync: .seconds(600), completion: .milliseconds(250)),
            logger: Self.quiet, wake: wake, finishedPass: { continuation.yield($0) })
        group = ServiceGroup(
            configuration: .init(
                services: [.init(service: SimulatorStop(group: simulation)), .init(service: daemon)], logger: Self.quiet
            ))
    }

    /// Runs the daemon, and the story beside it; when the story is told, everything stops.
    ///
    /// - Throws: what the story throws, or that it took too long.
    func run(_ story: @escaping @Sendable (DemoWorld) async throws(Diagnostic) -> Void) async throws(Diagnostic) {
        let failure = await withTaskGroup(of: Diagnostic?.self) { tasks in
            tasks.addTask { [group] in
                do {
                    try await group.run()
                    return nil
                } catch {
                    return Diagnostic(.localFile, "the daemon stopped: \(error)")
                }
            }
            tasks.addTask { await Self.within(Self.longest) { () throws(Diagnostic) in try await story(self) } }
            // The daemon ends first only if it fails.
            let failure = await tasks.next() ?? nil
            await group.triggerGracefulShutdown()
            await tasks.waitForAll()
            return failure
        }
        _ = try? await serving.value
        if let failure { throw failure }
    }

    /// Makes the daemon observe the whole organization now, as its resync timer would.
    func resync() async { await wake.send(()) }

    /// A branch of the remote as another process sees it.
    func branches(for user: String) throws(Diagnostic) -> Branches { try Self.branches(of: remote, folder, user) }

    /// AWS as someone else reaches it.
    var someone: AWSClient { Self.client(endpoint, as: "AKIASOMEONEELSE12345") }

    private static func within(
        _ limit: Duration, _ body: @escaping @Sendable () async throws(Diagnostic) -> Void
    ) async -> Diagnostic? {
        await withTaskGroup(of: Diagnostic?.self) { tasks in
            tasks.addTask {
                do throws(Diagnostic) {
                    try await body()
                    return nil
                } catch {
                    return error
                }
            }
            tasks.addTask {
                try? await Task.sleep(for: limit)
                return Diagnostic(
                    .unexpectedAnswer, "the demo took longer than \(limit)", hint: "try again on a quieter machine")
            }
            let first = await tasks.next() ?? nil
            tasks.cancelAll()
            return first
        }
    }

    private static func branches(
        of remote: DemoRemote, _ folder: String, _ user: String
    ) throws(Diagnostic) -> Branches {
        do throws(GitError) {
            return Branches(
                mirroring: Git.Mirror(
                    directory: "\(folder)/mirrors/\(user).git", remote: try RemoteAddress(remote.path),
                    worker: WorkerCommand(executable: RepositorySettings.ownExecutable)), watched: "main")
        } catch {
            throw Diagnostic(error)
        }
    }

    private static func client(_ endpoint: String, as key: String) -> AWSClient {
        AWSClient(
            configuration: AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: key, secretAccessKey: "demo"), region: "us-east-1",
                endpoint: endpoint))
    }

    private static func simulator(_ folder: String) throws(Diagnostic) -> Simulator {
        var configuration = SimulatorConfiguration()
        configuration.createDuration = createDuration
        configuration.stateFile = folder + "/simulator.json"
        configuration.logFile = folder + "/simulator.log"
        do {
            return try Simulator(configuration: configuration, logger: quiet)
        } catch {
            throw Diagnostic(.localFile, "the simulator cannot start: \(error)")
        }
    }

    private static func makeKey(at path: String) async throws(Diagnostic) -> String {
        do {
            let made = try await Subprocess.run(
                .name("ssh-keygen"), arguments: ["-q", "-t", "ed25519", "-N", "", "-C", approver, "-f", path],
                output: .discarded, error: .string(limit: 4096))
            guard made.terminationStatus.isSuccess else {
                throw Diagnostic(.signingFailed, "ssh-keygen could not make a key: \(made.standardError)")
            }
        } catch let error as Diagnostic {
            throw error
        } catch {
            throw Diagnostic(
                .signingFailed, "ssh-keygen could not be run: \(error)",
                hint: "install OpenSSH's client (openssh-client)")
        }
        return try await SSHSignature.publicKey(of: path)
    }

    /// The source's own files, with the demo's approver among the approvers.
    private static func files(of tree: SourceTree, approver key: String) throws(Diagnostic) -> [String: String?] {
        var files: [String: String?] = [:]
        for file in tree.files {
            guard case .file(let bytes) = file.content else { continue }
            files[file.path] = String(decoding: bytes, as: UTF8.self)
        }
        guard let policy = files["reeve.yaml"] ?? nil else {
            throw Diagnostic(.policyMissing, "the source has no reeve.yaml", hint: "name a repository with --source")
        }
        let entry = "  - {principal: \(approver), key: \"\(key)\"}\n"
        let list = "\napprovers:\n"
        files["reeve.yaml"] =
            policy.contains(list)
            ? policy.replacing(list, with: list + entry, maxReplacements: 1) : policy + "approvers:\n" + entry
        return files
    }
}

/// Stops the simulator after the daemon, which needs it to its end.
private struct SimulatorStop: Service {
    let group: ServiceGroup

    func run() async throws {
        try? await gracefulShutdown()
        await group.triggerGracefulShutdown()
    }
}
