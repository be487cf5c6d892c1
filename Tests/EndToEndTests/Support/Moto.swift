import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// moto's server: AWS as other people understand it.
struct Moto: Sendable {
    let endpoint: String

    /// Runs the server as long as `body` runs.
    static func run(_ body: @escaping @Sendable (Moto) async throws -> Void) async throws {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
        // Between finding a free port and moto taking it, another program may; then with another one.
        for _ in 1...5 {
            let port = try Sockets.freePort()
            let result = try await Subprocess.run(
                .path(FilePath(Tool.python())),
                arguments: [Self.path("moto_server.py"), "-H", "127.0.0.1", "-p", "\(port)"],
                platformOptions: options, input: .none, output: .discarded, error: .sequence
            ) { process in
                let errors = process.standardError
                let (lines, said) = AsyncStream.makeStream(of: String.self)
                let log = Task {
                    for try await line in errors.strings() { said.yield(line) }
                    said.finish()
                }
                // It says so once it listens.
                let isUp = await lines.contains { $0.contains("Running on") }
                do {
                    if isUp { try await body(Moto(endpoint: "http://127.0.0.1:\(port)")) }
                } catch {
                    await process.teardown(using: options.teardownSequence)
                    throw error
                }
                await process.teardown(using: options.teardownSequence)
                _ = try? await log.value
                return isUp
            }
            if result.closureResult { return }
        }
        throw Tool.Failed(description: "moto does not start")
    }

    /// Runs a script of `Scripts/` with boto3 and gives what it prints.
    func script(_ name: String, _ arguments: String..., key: String = "AKIATESTADMIN", secret: String = "secret")
        async throws -> String
    {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments([Self.path(name)] + arguments),
            environment: .inherit.updating([
                "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret,
                "AWS_DEFAULT_REGION": "us-east-1", "AWS_SESSION_TOKEN": nil, "AWS_PROFILE": nil,
                "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "NO_PROXY": "127.0.0.1",
            ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Tool.Failed(description: "\(name): \(result.standardError)")
        }
        return result.standardOutput
    }

    private static func path(_ script: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/\(script)").path
    }
}
