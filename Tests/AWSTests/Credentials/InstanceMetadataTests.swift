import Foundation
import TestSupport
import Testing

@testable import AWS

@Suite struct InstanceMetadataTests {
    private static let roles = "/latest/meta-data/iam/security-credentials/"

    /// The second version of the service alone: what brings no token gets nothing.
    @Sendable private static func service(_ request: CannedServer.Request) -> CannedServer.Answer {
        switch (request.method, request.path) {
        case ("PUT", "/latest/api/token"):
            return request.headers["x-aws-ec2-metadata-token-ttl-seconds"] == nil
                ? .init(status: 400) : .init(body: "session")
        case _ where request.headers["x-aws-ec2-metadata-token"] != "session": return .init(status: 401)
        case ("GET", roles): return .init(body: "worker\n")
        case ("GET", roles + "worker"): return .document(key: "ASIAIMDS", more: #""Code": "Success", "#)
        default: return .init(status: 404)
        }
    }

    private func place(
        _ answering: @escaping @Sendable (CannedServer.Request) -> CannedServer.Answer,
        config: String = "", _ more: [String: String] = [:],
        _ body: (CannedServer, CredentialPlace) async throws -> Void
    ) async throws {
        try await CannedServer.run(answering: answering) { server, endpoint in
            let environment = [
                "AWS_EC2_METADATA_DISABLED": "", "AWS_EC2_METADATA_SERVICE_ENDPOINT": endpoint + "/",
            ]
            try await CredentialPlace.with(config: config, environment.merging(more) { $1 }) {
                try await body(server, $0)
            }
        }
    }

    @Test func `a token is asked for, then the role, then its credentials`() async throws {
        try await place(Self.service) { server, place in
            let found = try await place.obtain()
            #expect(found.credentials.accessKeyID == "ASIAIMDS")
            #expect(found.credentials.sessionToken == "token-ASIAIMDS")
            #expect(found.expiration == ObtainedCredentials.date("2031-01-01T00:00:00Z"))
            #expect(server.requests.map(\.method) == ["PUT", "GET", "GET"])
        }
    }

    @Test func `each request is sent as often as the settings say`() async throws {
        let counter = Counter()
        let failingOnce: @Sendable (CannedServer.Request) -> CannedServer.Answer = { request in
            counter.add()
            return counter.value % 2 == 1 ? .init(status: 503) : Self.service(request)
        }
        try await place(failingOnce, ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "2"]) { server, place in
            let found = try await place.obtain()
            #expect(found.credentials.accessKeyID == "ASIAIMDS")
            #expect(server.requests.map(\.method) == ["PUT", "PUT", "GET", "GET", "GET", "GET"])
        }
        try await place({ _ in .init(status: 503) }, config: "[default]\nmetadata_service_num_attempts = 3\n") {
            server, place in
            let error = try #require(await place.failure())
            #expect(error.description.contains("HTTP status 503"))
            #expect(server.requests.count == 3)
        }
    }

    @Test func `without a token it is not asked in the old way`() async throws {
        let old: @Sendable (CannedServer.Request) -> CannedServer.Answer = { request in
            request.method == "PUT" ? .init(status: 403) : .document(key: "canary")
        }
        try await place(old) { server, place in
            let error = try #require(await place.failure())
            #expect(error.code == .noCredentials)
            #expect(error.description.contains("HTTP status 403"))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `its own refusal is told by its name`() async throws {
        let refusing: @Sendable (CannedServer.Request) -> CannedServer.Answer = { request in
            request.path.hasSuffix("worker")
                ? .init(body: #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "canary"}"#) : Self.service(request)
        }
        try await place(refusing) { _, place in
            let error = try #require(await place.failure())
            #expect(error.description.contains("says AssumeRoleUnauthorizedAccess"))
            #expect(!error.description.contains("canary"))
        }
    }

    @Test func `what has expired is used for some minutes more`() async throws {
        let late: @Sendable (CannedServer.Request) -> CannedServer.Answer = { request in
            request.path.hasSuffix("worker")
                ? .document(key: "ASIAOLD", expires: "2020-01-01T00:00:00Z") : Self.service(request)
        }
        try await place(late) { _, place in
            let left = try #require(try await place.obtain().expiration?.timeIntervalSinceNow)
            #expect((500...600).contains(left))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `one that never answers is given up`() async throws {
        let listener = try SilentListener()
        let environment = [
            "AWS_EC2_METADATA_DISABLED": "", "AWS_EC2_METADATA_SERVICE_ENDPOINT": listener.endpoint,
            "AWS_METADATA_SERVICE_TIMEOUT": "1",
        ]
        try await CredentialPlace.with(environment) { place in
            let error = try #require(await place.failure())
            #expect(error.code == .noCredentials && error.description.contains("did not answer"))
        }
    }

    @Test func `as the source of a role it is named, and what goes wrong is its own`() async throws {
        let config = "[default]\nrole_arn = arn:a\ncredential_source = Ec2InstanceMetadata\n"
        try await place({ _ in .init(status: 500) }, config: config) { _, place in
            #expect(await place.failure()?.code == .unavailable)
        }
        try await place(Self.service, config: config, ["AWS_EC2_METADATA_DISABLED": "TRUE"]) { server, place in
            #expect(await place.failure()?.code == .badSetting)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `the address is set by a variable, by the mode, or by the profile`() throws {
        func endpoint(_ environment: [String: String], _ settings: [String: String] = [:]) throws -> String? {
            let profile = SharedProfile(name: "p", configuration: settings)
            return try InstanceMetadata(environment, profile, isImplied: true)?.endpoint
        }
        #expect(try endpoint([:]) == "http://169.254.169.254")
        #expect(try endpoint(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"]) == "http://[fd00:ec2::254]")
        #expect(try endpoint([:], ["ec2_metadata_service_endpoint": "http://x:1/"]) == "http://x:1")
        #expect(throws: AWSConfigurationError.self) { try endpoint(["AWS_EC2_METADATA_SERVICE_ENDPOINT": "x:1"]) }
    }
}
