import Foundation
import TestSupport

/// A place where AWS's credentials can come from, with a canary for each secret that is there.
enum CredentialSource: String, CaseIterable, Sendable {
    case profile, process, container, metadata, webIdentity, assumedRole

    static let key = Canary(name: "the secret key", secret: "source/canary+secret/key+of/forty=letters==")
    static let session = Canary(name: "the session token", secret: "source/canary+session//token==")
    static let authorization = Canary(name: "the container's token", secret: "container-canary/authorization+token")
    static let metadataToken = Canary(name: "the metadata token", secret: "metadata-canary/session+token==")
    static let identity = Canary(name: "the identity token", secret: identityToken)

    private static let role = "arn:aws:iam::123456789012:role/reeve"

    /// Of any provider, and without a signature that counts: the simulator takes it.
    private static var identityToken: String {
        let claims = #"{"iss": "https://id.example.com", "aud": "sts", "sub": "reeve", "exp": 4102444800}"#
        return ["{}", claims, "a-canary-signature"].map { Data($0.utf8).base64EncodedString() }
            .joined(separator: ".").replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    }

    /// What Reeve is given, and AWS may come to know. Of a role, STS gives it more.
    var canaries: [Canary] {
        switch self {
        case .profile, .process, .metadata: [Self.key, Self.session]
        case .container: [Self.key, Self.session, Self.authorization]
        case .webIdentity: [Self.identity]
        case .assumedRole: [Self.key]
        }
    }

    /// The environment of a process whose credentials come from here.
    ///
    /// - Parameter port: of a server that ``serve(_:)`` answers for.
    func environment(in folder: String, port: Int) throws -> [String: String] {
        switch self {
        case .profile:
            let keys = "aws_access_key_id = AKIATEST\naws_secret_access_key = \(Self.key.secret)\n"
            return try config("[default]\n\(keys)aws_session_token = \(Self.session.secret)\n", in: folder)
        case .process:
            try "#!/bin/sh\ncat <<'END'\n\(Self.document)\nEND\n".write(
                toFile: folder + "/process", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/process")
            return try config("[default]\ncredential_process = \(folder)/process\n", in: folder)
        case .container:
            return [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(port)/creds",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": Self.authorization.secret,
            ]
        case .metadata: return ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(port)"]
        case .webIdentity:
            try Self.identity.secret.write(toFile: folder + "/token", atomically: true, encoding: .utf8)
            return ["AWS_ROLE_ARN": Self.role, "AWS_WEB_IDENTITY_TOKEN_FILE": folder + "/token"]
        case .assumedRole:
            let base = "[profile base]\naws_access_key_id = AKIATEST\naws_secret_access_key = \(Self.key.secret)\n"
            let text = base + "[profile work]\nrole_arn = \(Self.role)\nsource_profile = base\n"
            return try config(text, in: folder).merging(["AWS_PROFILE": "work"]) { $1 }
        }
    }

    private func config(_ text: String, in folder: String) throws -> [String: String] {
        try text.write(toFile: folder + "/config", atomically: true, encoding: .utf8)
        return ["AWS_CONFIG_FILE": folder + "/config"]
    }

    private static let document = """
        {"Version": 1, "Code": "Success", "AccessKeyId": "ASIATEST", "SecretAccessKey": "\(key.secret)", \
        "Token": "\(session.secret)", "SessionToken": "\(session.secret)", "Expiration": "2100-01-01T00:00:00Z"}
        """

    /// Answers as a container's endpoint does, and as the metadata service of an instance.
    @Sendable static func serve(_ connection: ServedConnection) {
        while let head = connection.readHead() {
            let path = head.split(separator: " ").dropFirst().first ?? ""
            let body =
                switch path {
                case "/latest/api/token": metadataToken.secret
                case "/latest/meta-data/iam/security-credentials/": "worker"
                default: document
                }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        }
    }
}
