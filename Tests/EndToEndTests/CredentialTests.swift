import Foundation
import Glibc
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Credentials that are a role's, from the simulator's STS.
@Suite(.timeLimit(.minutes(5))) struct CredentialTests {
    private static let role = "arn:aws:iam::123456789012:role/reeve"
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    /// A token that the simulator takes: of any provider, and without a signature that counts.
    private static var token: String {
        let claims = #"{"iss": "https://id.example.com", "aud": "sts", "sub": "reeve", "exp": 4102444800}"#
        return ["{}", claims, "a-canary-signature"].map { Data($0.utf8).base64EncodedString() }
            .joined(separator: ".").replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    }

    private func withPlace(
        _ body: @escaping @Sendable (SimulatorProcess, UserRepository, _ folder: String) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                try await body(simulator, try await UserRepository(in: folder, Self.files), folder)
            }
        }
    }

    @Test func `a profile's role does the whole job with its own credentials`() async throws {
        try await withPlace { simulator, repository, folder in
            try """
            [profile work]
            role_arn = \(Self.role)
            source_profile = base
            [profile base]
            aws_access_key_id = AKIATEST
            aws_secret_access_key = a-canary-secret
            """.write(toFile: folder + "/config", atomically: true, encoding: .utf8)
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ENDPOINT_URL": simulator.endpoint, "AWS_PROFILE": "work",
                    "AWS_CONFIG_FILE": folder + "/config",
                    "REEVE_REPO": repository.remote,
                ], folder: folder)
            let result = try await reeve("apply", "--completion-interval", "0.1")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            let requests = try simulator.requests()
            let signers = Dictionary(grouping: requests) { $0.operation == "AssumeRole" }
            #expect(signers[true]?.map(\.accessKeyId) == ["AKIATEST"])
            #expect(signers[false]?.allSatisfy { $0.accessKeyId?.hasPrefix("ASIA") == true } == true)
            #expect(requests.contains { $0.operation == "CreateAccount" && $0.error == nil })
        }
    }

    @Test func `SIGHUP gets credentials anew, and one that fails changes nothing`() async throws {
        try await withPlace { simulator, repository, folder in
            let file = folder + "/token"
            try Self.token.write(toFile: file, atomically: true, encoding: .utf8)
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ENDPOINT_URL": simulator.endpoint, "AWS_ROLE_ARN": Self.role,
                    "AWS_WEB_IDENTITY_TOKEN_FILE": file,
                ], folder: folder)
            let said = try await logged(
                reeve, ["daemon", "--repo", repository.remote, "--poll", "0.1", "--resync", "0.2"]
            ) { lines, send in
                try await lines.wait(for: "AWS credentials from role \(Self.role) by web identity")
                try send(.terminalClosed)
                try await lines.wait(for: "AWS credentials from role \(Self.role) by web identity")
                // One may have been under way; the next one is signed with the new ones.
                for _ in 1...2 { try await lines.wait(for: "pass done") }
                try FileManager.default.removeItem(atPath: file)
                try send(.terminalClosed)
                try await lines.wait(for: "code=RV5008")
                try send(.terminate)
            }
            #expect(
                said.contains { $0.contains("the old ones stay in use") && $0.contains("'\(file)' cannot be read") })
            #expect(!said.contains { $0.contains(Self.token) || $0.contains("canary") })
            let requests = try simulator.requests()
            #expect(requests.filter { $0.operation == "AssumeRoleWithWebIdentity" }.count >= 2)
            #expect(Set(requests.compactMap(\.accessKeyId)).count >= 2)
            #expect(requests.allSatisfy { $0.error == nil })
        }
    }

    /// Proxies are for AWS: what is beside the process is asked without.
    @Test func `a container's endpoint is asked over no proxy`() async throws {
        try await withPlace { simulator, repository, folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            let document =
                #"{"AccessKeyId": "ASIABESIDE", "SecretAccessKey": "s", "Expiration": "2100-01-01T00:00:00Z"}"#
            let answering = Task {
                let connection = await Sockets.accept(socket)
                var request = [UInt8](repeating: 0, count: 4096)
                let length = recv(connection, &request, request.count, 0)
                let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(document.utf8.count)\r\n\r\n\(document)"
                _ = Array(answer.utf8).withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, 0) }
                Sockets.close(connection)
                return String(decoding: request.prefix(max(0, length)), as: UTF8.self)
            }
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ENDPOINT_URL": simulator.endpoint, "http_proxy": "http://127.0.0.1:1",
                    "NO_PROXY": "127.0.0.1",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost:\(port)/creds",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a-token", "REEVE_REPO": repository.remote,
                ], folder: folder)
            let result = try await reeve("plan")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(try simulator.requests().allSatisfy { $0.accessKeyId == "ASIABESIDE" })
            if result.code == 0 {
                let request = await answering.value
                #expect(request.hasPrefix("GET /creds HTTP/1.1\r\n") && request.contains("Authorization: a-token\r\n"))
            }
        }
    }

    /// Runs a command, and gives what it said on standard error.
    private func logged(
        _ reeve: ReeveProcess, _ arguments: [String],
        _ body: @escaping (Lines, _ signal: (Signal) throws -> Void) async throws -> Void
    ) async throws -> [String] {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(arguments), environment: .custom(reeve.variables),
            workingDirectory: FilePath(reeve.folder), input: .none, output: .discarded, error: .sequence
        ) { process in
            let (stream, said) = AsyncStream.makeStream(of: String.self)
            let errors = process.standardError
            let reading = Task {
                for try await line in errors.strings() { said.yield(line) }
                said.finish()
            }
            let lines = Lines(stream)
            do {
                try await body(lines) { try process.send(signal: $0) }
            } catch {
                try process.send(signal: .kill)
                throw error
            }
            await lines.rest()
            _ = try? await reading.value
            return lines.seen
        }
        return result.closureResult
    }
}
