import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What a daemon has started to talk to Git ends with it, though it is killed and can end nothing itself.
@Suite(.timeLimit(.minutes(5))) struct KilledDaemonTests {
    /// The programs at work, and the processes.
    private static let cases = [("http", ["reeve"]), ("ssh", ["reeve", "ssh"])]

    @Test(arguments: cases) func `leaves no worker`(scheme: String, programs: [String]) async throws {
        try await withTemporaryDirectory { folder in
            // It accepts, and never answers.
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID": "AKIATEST",
                    "AWS_SECRET_ACCESS_KEY": "secret",
                ], folder: folder)
            let arguments = [
                "daemon", "--repo", "\(scheme)://git@127.0.0.1:\(port)/remote.git", "--data-dir", folder + "/data",
                "--git-deadline", "4m", "--git-stall", "4m",
            ]
            let result = try await Subprocess.run(
                .path(FilePath(Tool.reeve())), arguments: Arguments(arguments),
                environment: .custom(reeve.variables), workingDirectory: FilePath(folder), input: .none,
                output: .discarded, error: .discarded
            ) { daemon in
                // Once the connection is there, the worker is in the middle of its work.
                let connection = await Sockets.accept(socket)
                defer { Sockets.close(connection) }
                let working = try workers(homeBelow: folder + "/data").map(Self.program).sorted()
                try daemon.send(signal: .kill)
                #expect(working == programs)
                #expect(try await processesGone(homeBelow: folder + "/data") == [])
            }
            #expect(result.terminationStatus == .signaled(SIGKILL))
        }
    }

    private static func program(of process: String) throws -> String {
        try String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8).filter { !$0.isNewline }
    }
}
