import Foundation
import TestSupport

@testable import AWS

/// A machine's shared files and environment, on which no instance metadata is asked unless a test says so.
struct CredentialPlace: Sendable {
    let folder: String
    var environment: [String: String]

    init(_ folder: String, config: String = "", credentials: String = "", _ more: [String: String] = [:]) throws {
        self.folder = folder
        environment = [
            "HOME": folder, "AWS_CONFIG_FILE": "\(folder)/config",
            "AWS_SHARED_CREDENTIALS_FILE": "\(folder)/credentials", "AWS_EC2_METADATA_DISABLED": "true",
            // The machine that tests may do much else.
            "AWS_METADATA_SERVICE_TIMEOUT": "60",
        ].merging(more) { $1 }
        try write("config", config)
        try write("credentials", credentials)
    }

    /// Runs the body in a place of its own.
    static func with<Value>(
        config: String = "", credentials: String = "", _ more: [String: String] = [:],
        _ body: (CredentialPlace) async throws -> Value
    ) async throws -> Value {
        try await withTemporaryDirectory { folder in
            try await body(CredentialPlace(folder, config: config, credentials: credentials, more))
        }
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
    }

    func script(_ name: String, _ text: String) throws -> String {
        let path = try write(name, "#!/bin/sh\n" + text)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    func source() throws(AWSConfigurationError) -> CredentialSource { try CredentialChain(environment).source() }

    func obtain() async throws -> ObtainedCredentials {
        let configuration = try AWSConfiguration(environment: environment)
        let fetcher = CredentialFetcher(
            configuration: configuration, retry: RetryPolicy(clock: ManualClock(tasks: 1)),
            transport: HTTPTransport(certificateFile: nil), now: { Date() })
        return try await fetcher.obtain(try source())
    }

    /// What went wrong, which there must be.
    func failure() async -> AWSConfigurationError? {
        do {
            _ = try await obtain()
            return nil
        } catch {
            return error as? AWSConfigurationError
        }
    }
}

extension CannedServer.Answer {
    /// What STS says to who takes on a role.
    static func role(_ operation: String, key: String, expires: String = "2031-01-01T00:00:00Z") -> Self {
        .init(
            body: """
                <\(operation)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(operation)Result>
                <Credentials><AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>secret-\(key)</SecretAccessKey>
                <SessionToken>token-\(key)</SessionToken><Expiration>\(expires)</Expiration></Credentials>
                </\(operation)Result></\(operation)Response>
                """)
    }

    /// What a container's or an instance's endpoint gives.
    static func document(key: String, expires: String = "2031-01-01T00:00:00Z", more: String = "") -> Self {
        .init(
            body: """
                {\(more)"AccessKeyId": "\(key)", "SecretAccessKey": "secret-\(key)", "Token": "token-\(key)",
                "Expiration": "\(expires)"}
                """)
    }
}
