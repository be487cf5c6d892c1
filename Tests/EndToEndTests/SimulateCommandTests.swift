import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `reeve simulate` as a person starts it.
@Suite struct SimulateCommandTests {
    private func run(_ arguments: [String]) async throws -> (succeeded: Bool, output: String, error: String) {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(["simulate"] + arguments),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        return (result.terminationStatus.isSuccess, result.standardOutput, result.standardError)
    }

    @Test func itListsWhatItServes() async throws {
        let result = try await run(["--operations"])
        #expect(result.succeeded)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines == lines.sorted())
        #expect(Set(lines).count == lines.count)
        #expect(
            Set(lines.compactMap { $0.split(separator: ":").first }) == ["account", "organizations", "sts", "tag"])
        for operation in ["organizations:CreateAccount", "sts:GetCallerIdentity", "tag:GetResources"] {
            #expect(lines.contains(operation))
        }
    }

    @Test(arguments: [
        (["--throttle", "fast"], "throttle is 'fast': it is 'off', 'aws', RATE[/BURST]"),
        (["--throttle", "ListAcounts=1"], "'ListAcounts' is not served"),
        (["--faults", "flood=0.1"], "the kinds are error, reset, half, slow, lost, concurrent"),
        (["--slow-seconds", "soon"], "a number of seconds; this one is from 0s to 365d"),
        (["--list-lag-seconds=-1"], "a number of seconds; this one is from 0s to 365d"),
        (["--account-limit", "0"], "the management account counts, too"),
        (["--creates-at-once", "0"], "it is one at least"),
        (["--port", "70000"], "a port is 0 to 65535"),
        (["--host", ""], "it is a name or an address"),
        (["--management-account", "12"], "an account ID is twelve digits"),
    ])
    func aBadValueIsNamed(arguments: [String], message: String) async throws {
        let result = try await run(arguments + (arguments.contains("--port") ? [] : ["--port", "0"]))
        #expect(!result.succeeded)
        #expect(result.output.isEmpty)
        #expect(result.error.contains(message), "\(result.error)")
    }

    @Test(
        arguments: [
            ([], "http://127.0.0.1:", nil), (["--host", "localhost"], "http://localhost:", nil),
            (["--host", "0.0.0.0"], "http://127.0.0.1:", "WARNING: it listens on 0.0.0.0"),
        ] as [([String], String, String?)])
    func itSaysWhereItIsAndThatItIsNotAWS(arguments: [String], url: String, warning: String?) async throws {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
        let output = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(["simulate", "--port", "0"] + arguments),
            platformOptions: options, input: .none, output: .string(limit: 1 << 16), error: .sequence
        ) { process in
            // The banner is the last thing it says.
            var banner = ""
            for try await line in process.standardError.strings() {
                banner += line
                if banner.contains("/_reeve/"), line.hasPrefix("====") { break }
            }
            await process.teardown(using: options.teardownSequence)
            return banner
        }
        #expect(output.standardOutput.hasPrefix("AWS_ENDPOINT_URL=\(url)"))
        #expect(output.closureResult.contains("THIS IS NOT AWS"))
        #expect(output.closureResult.contains("Whoever reaches this port may do everything"))
        #expect(output.closureResult.contains(warning ?? "WARNING") == (warning != nil))
    }
}
