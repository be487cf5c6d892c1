import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A core has every secret in it that the process had.
@Suite(.timeLimit(.minutes(5))) struct CoreDumpTests {
    @Test func `a process that aborts leaves no core`() async throws {
        try await withTemporaryDirectory { folder in
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "a-canary-of-the-core",
                    // Where the toolchain is, the runtime would look into the process first, for a minute.
                    "SWIFT_BACKTRACE": "enable=no",
                ],
                folder: folder)
            let shell = "ulimit -c unlimited; exec \"$0\" simulate --port 0"
            let result = try await Subprocess.run(
                .path("/bin/sh"), arguments: ["-c", shell, Tool.reeve()], environment: .custom(reeve.variables),
                workingDirectory: FilePath(folder), input: .none, output: .sequence, error: .discarded
            ) { process in
                for try await line in process.standardOutput.strings() where line.hasPrefix("AWS_ENDPOINT_URL=") {
                    break
                }
                let limits = try String(
                    contentsOfFile: "/proc/\(process.processIdentifier.value)/limits", encoding: .utf8)
                try process.send(signal: Signal(rawValue: SIGABRT))
                return limits
            }
            #expect(result.terminationStatus == .signaled(SIGABRT))
            // None, or one byte: a file of that is not begun, and a program that takes cores is not started (core(5)).
            #expect(result.closureResult.contains(#/Max core file size +[01] +[01] /#))
            let canary = Canary(name: "the secret key", secret: "a-canary-of-the-core")
            #expect(Canary.found([canary], in: try Canary.files(below: folder)) == [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    /// A program that takes cores has no regard for a limit of 0, and it cannot be raised to 1 then.
    @Test func `where the limit is 0 for good, nothing of the process may be taken`() async throws {
        try await withTemporaryDirectory { folder in
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
            let reeve = try Tool.reeve()
            try FileManager.default.copyItem(atPath: reeve, toPath: folder + "/reeve")
            // Whoever is no root cannot raise a limit. What is not dumpable belongs to root below /proc (proc(5)).
            let shell = """
                ulimit -H -c 0
                setpriv --reuid 65534 --regid 65534 --clear-groups "$0" simulate --port 0 > "$1" &
                until grep -q AWS_ENDPOINT_URL "$1"; do kill -0 $! || exit 1; done
                stat -c %u "/proc/$!/environ"
                kill $!
                """
            let output = try await Tool.run("sh", ["-c", shell, folder + "/reeve", folder + "/out"])
            #expect(output == "0")
        }
    }
}
