import Foundation
import TestSupport

/// A machine whose settings are thrown together by chance, out of what a credential chain looks at.
struct CredentialCase {
    let place: CredentialPlace

    /// - Parameters:
    ///   - folder: the case's own, which is there.
    ///   - endpoint: a server that is STS, a container's endpoint and an instance's metadata.
    init(_ folder: String, endpoint: String, by chance: inout SeededGenerator) throws {
        var environment = ["PATH": "/usr/bin:/bin", "AWS_ENDPOINT_URL_STS": endpoint]
        if chance.chance(0.4) { environment["AWS_PROFILE"] = chance.pick(Self.names + ["nobody"]) }
        if chance.chance(0.1) { environment["AWS_DEFAULT_PROFILE"] = chance.pick(Self.names + ["nobody"]) }
        for (name, share) in [
            ("AWS_ACCESS_KEY_ID", 0.3), ("AWS_SECRET_ACCESS_KEY", 0.3), ("AWS_SESSION_TOKEN", 0.3),
            ("AWS_SECURITY_TOKEN", 0.2),
        ] where chance.chance(share) {
            environment[name] = "env-\(name)"
        }
        // Half a pair is rarely what is meant.
        if environment["AWS_ACCESS_KEY_ID"] != nil, chance.chance(0.8) { environment["AWS_SECRET_ACCESS_KEY"] = "env" }
        if chance.chance(0.2) { environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "\(folder)/token" }
        if chance.chance(0.3) { environment["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/env" }
        if chance.chance(0.2) { environment["AWS_ROLE_SESSION_NAME"] = "env-name" }
        if chance.chance(0.3) { environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint + "/container" }
        if chance.chance(0.2) { environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "variable" }
        if chance.chance(0.2) { environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "\(folder)/token" }
        environment["AWS_METADATA_SERVICE_TIMEOUT"] = "60"
        environment["AWS_EC2_METADATA_DISABLED"] = chance.chance(0.5) ? "true" : "false"
        environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = endpoint
        var (config, credentials) = ("", "")
        for name in Self.names {
            if chance.chance(0.8) {
                config += "[\(Self.header(name, by: &chance))]\n"
                config += Self.written(Self.settings(name, in: folder, by: &chance), by: &chance)
            }
            if chance.chance(0.4) {
                credentials += "[\(name)]\n" + Self.written(Self.keys(name, "shared", by: &chance), by: &chance)
            }
        }
        place = try CredentialPlace(folder, config: config, credentials: credentials, environment)
        try place.write("token", "a.web.token")
        _ = try place.script(
            "helper",
            #"echo "{\"Version\": 1, \"AccessKeyId\": \"process-$1\", \"SecretAccessKey\": \"$2\"}""# + "\n")
    }

    /// For the report of a difference.
    var description: String {
        let files = ["config", "credentials"].map {
            (try? String(contentsOfFile: "\(place.folder)/\($0)", encoding: .utf8)) ?? ""
        }
        let settings = place.environment.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
        return (settings + files).joined(separator: "\n")
    }

    private static let names = ["default", "a", "b", "c d"]

    /// What a section of the configuration file is called that is the profile of that name, or is rarely none.
    private static func header(_ name: String, by chance: inout SeededGenerator) -> String {
        let plain = name == "default" ? "default" : "profile \(name)"
        guard name.contains(" ") || chance.chance(0.5) else { return plain }
        return chance.pick([
            plain, #"profile "\#(name)""#, "profile '\(name)'", #"profile \#(name.replacing(" ", with: #"\ "#))"#,
            "profile\t'\(name)' ",
        ])
    }

    /// The same settings as somebody may write them: indented, with comments and nested blocks between them.
    private static func written(_ settings: String, by chance: inout SeededGenerator) -> String {
        let indent = chance.pick(["", "", "  ", "\t"])
        let sign = chance.pick([" = ", " = ", "=", ": "])
        var text = ""
        for line in settings.split(separator: "\n") {
            let isContinued = line.hasPrefix(" ")
            if chance.chance(0.1) { text += chance.pick(["\n", "    # a comment\n", "; a comment\n"]) }
            if !isContinued, chance.chance(0.1) {
                text += "\(indent)nested\(Int.random(in: 0..<1 << 32, using: &chance)) =\n"
                text += "\(indent)  aws_access_key_id = nested\n\(indent)  role_arn = nested\n"
            }
            text += indent + line.replacing(" = ", with: sign, maxReplacements: 1)
            text += chance.chance(0.1) ? "\r\n" : "\n"
        }
        return text
    }

    private static func keys(_ name: String, _ place: String, by chance: inout SeededGenerator) -> String {
        var text = "region = eu-west-1\n"
        if chance.chance(0.6) { text += "aws_access_key_id = \(place)-\(name)\n" }
        if chance.chance(0.6) { text += "aws_secret_access_key = secret\n" }
        if chance.chance(0.3) { text += "aws_session_token = token-\(name)\n" }
        if chance.chance(0.2) { text += "aws_security_token = older-\(name)\n" }
        return text
    }

    private static func settings(_ name: String, in folder: String, by chance: inout SeededGenerator) -> String {
        var text = chance.chance(0.3) ? keys(name, "config", by: &chance) : ""
        if chance.chance(0.2) { text += "credential_process = \(folder)/helper '\(name)' \"s'x\"\n" }
        guard chance.chance(0.5) else { return text }
        text += "role_arn = arn:aws:iam::123456789012:role/\(name)\n"
        switch chance.pick([0, 0, 0, 1, 1, 2, 3, 4]) {
        case 0: text += "source_profile = \(chance.pick(names + ["nobody"]))\n"
        case 1:
            text +=
                "credential_source = \(chance.pick(["Environment", "EcsContainer", "Ec2InstanceMetadata", "Other"]))\n"
        case 2: text += "web_identity_token_file = \(folder)/token\n"
        case 3: text += "source_profile = a\ncredential_source = Environment\n"
        default: break
        }
        if chance.chance(0.3) { text += "external_id = e&\(name)\n" }
        if chance.chance(0.3) { text += "duration_seconds = 1800\n" }
        if chance.chance(0.3) { text += "role_session_name = name-\(name)\n" }
        return text
    }
}
