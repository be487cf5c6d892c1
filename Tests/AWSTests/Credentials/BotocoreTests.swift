import Foundation
import TestSupport
import Testing

@testable import AWS

/// The chain held against botocore's, on machines that are thrown together by chance.
@Suite(.timeLimit(.minutes(10))) struct BotocoreTests {
    private struct Resolved: Decodable {
        var error: String?
        var key: String?
        var secret: String?
        var token: String?
    }

    /// Every endpoint in one. A key says what was asked for and by whom, so that the same key means the same requests.
    @Sendable private static func answer(_ request: CannedServer.Request) -> CannedServer.Answer {
        switch (request.method, request.path) {
        case ("GET", "/container"):
            return .document(key: "container-\(request.headers["authorization"] ?? "")")
        case ("PUT", "/latest/api/token"): return .init(body: "session")
        case ("GET", "/latest/meta-data/iam/security-credentials/"): return .init(body: "worker")
        case ("GET", "/latest/meta-data/iam/security-credentials/worker"):
            return .document(key: "instance", more: #""Code": "Success", "#)
        default:
            var fields: [String: String] = [:]
            for field in request.body.split(separator: "&") {
                let parts = field.split(separator: "=", maxSplits: 1)
                let value = parts.count > 1 ? String(parts[1]).replacing("+", with: " ") : ""
                fields[String(parts[0])] = value.removingPercentEncoding
            }
            let operation = fields["Action"] ?? ""
            let name = fields["RoleSessionName"] ?? ""
            let isDefault = name == "reeve" || name.hasPrefix("botocore-session-")
            let signer = request.headers["authorization"]?.split(separator: "Credential=").last?.split(separator: "/")
                .first
            let asked = [
                operation, fields["RoleArn"], fields["ExternalId"], fields["DurationSeconds"],
                fields["WebIdentityToken"], isDefault ? "" : name, signer.map(String.init),
                request.headers["x-amz-security-token"],
            ]
            let key = Data(asked.map { $0 ?? "" }.joined(separator: "|").utf8).base64EncodedString()
                .replacing("/", with: "_")
            return .role(operation, key: key)
        }
    }

    @Test func `the same machine has the same credentials`() async throws {
        var chance = SeededGenerator(seed: 7)
        try await withTemporaryDirectory { folder in
            try await CannedServer.run(answering: Self.answer) { _, endpoint in
                var cases: [CredentialCase] = []
                for number in 0..<300 {
                    let own = "\(folder)/\(number)"
                    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
                    cases.append(try CredentialCase(own, endpoint: endpoint, by: &chance))
                }
                var agreed: [String: Int] = [:]
                var open = cases
                // botocore waits two seconds for an endpoint: on a busy machine what differs is asked once more.
                for round in 1...2 where !open.isEmpty {
                    var differ: [CredentialCase] = []
                    for (one, their) in zip(open, try await Self.theirs(open, in: folder, endpoint)) {
                        let ours: AWSCredentials?
                        var failure = ""
                        do {
                            ours = try await one.place.obtain().credentials
                        } catch {
                            (ours, failure) = (nil, "\(error)")
                        }
                        let isSame =
                            ours?.accessKeyID == their.key && ours?.secretAccessKey == their.secret
                            && ours.map { $0.sessionToken ?? "" } == their.token
                        guard isSame || round == 2 else {
                            differ.append(one)
                            continue
                        }
                        #expect(isSame, "ours: \(ours?.accessKeyID ?? failure)\ntheirs: \(their)\n\(one.description)")
                        agreed[their.key.map(Self.kind) ?? "none", default: 0] += 1
                    }
                    open = differ
                }
                #expect(agreed.values.reduce(0, +) == cases.count)
                // Each source has won somewhere: agreement over nothing would be worth nothing.
                let kinds: Set = ["env", "shared", "config", "process", "container", "instance", "role", "none"]
                #expect(Set(agreed.keys) == kinds, "\(agreed)")
            }
        }
    }

    /// What botocore makes of the same machines.
    private static func theirs(
        _ cases: [CredentialCase], in folder: String, _ endpoint: String
    ) async throws -> [Resolved] {
        let file = "\(folder)/cases.json"
        try JSONEncoder().encode(cases.map(\.place.environment)).write(to: URL(filePath: file))
        let result = try await Python(endpoint: endpoint).run(script: "resolve.py", [file])
        try #require(result.succeeded, "\(result.error)")
        let theirs = try JSONDecoder().decode([Resolved].self, from: Data(result.output.utf8))
        try #require(theirs.count == cases.count)
        return theirs
    }

    private static func kind(_ key: String) -> String {
        let known = ["env", "shared", "config", "process", "container", "instance"].first { key.hasPrefix($0 + "-") }
        return known ?? (key == "instance" ? "instance" : "role")
    }

    @Test func `command lines are taken apart as shlex does`() async throws {
        var chance = SeededGenerator(seed: 11)
        let characters = Array(#"ab '"\ $é"# + "\t")
        let lines = (0..<2000).map { _ in
            String((0..<Int.random(in: 0...12, using: &chance)).map { _ in chance.pick(characters) })
        }
        try await withTemporaryDirectory { folder in
            let file = "\(folder)/lines.json"
            try JSONEncoder().encode(lines).write(to: URL(filePath: file))
            let result = try await Python(endpoint: "http://127.0.0.1:1").run(script: "split.py", [file])
            try #require(result.succeeded, "\(result.error)")
            let theirs = try JSONDecoder().decode([[String]?].self, from: Data(result.output.utf8))
            for (line, their) in zip(lines, theirs) { #expect(ShellWords.split(line) == their, "\(line)") }
            #expect(theirs.contains(nil) && theirs.contains { ($0?.count ?? 0) > 2 })
        }
    }
}
