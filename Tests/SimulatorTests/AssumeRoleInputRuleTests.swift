import Testing

@testable import Simulator

/// What the model of AssumeRole and AssumeRoleWithWebIdentity bounds, sent wrong.
struct AssumeRoleInputRuleTests {
    private static let long = String(repeating: "a", count: 2049)
    private static let arn = "arn:aws:iam::432109876543:role/OrganizationAccountAccessRole"

    /// A nil leaves the member out.
    static let common: [(change: [String: String?], code: String)] = [
        (["RoleArn": nil], "ValidationError"), (["RoleArn": "arn:aws:iam::1:r"], "ValidationError"),
        (["RoleArn": arn + long], "ValidationError"), (["RoleArn": arn + "\u{1}"], "ValidationError"),
        (["RoleArn": "arn:aws:iam::432109876543:user/Admin"], "ValidationError"),
        (["RoleSessionName": nil], "ValidationError"), (["RoleSessionName": "r"], "ValidationError"),
        (["RoleSessionName": String(repeating: "r", count: 65)], "ValidationError"),
        (["RoleSessionName": "a b"], "ValidationError"), (["RoleSessionName": "neü"], "ValidationError"),
        (["DurationSeconds": "899"], "ValidationError"), (["DurationSeconds": "43201"], "ValidationError"),
        (["DurationSeconds": "long"], "MalformedInput"), (["DurationSeconds": ""], "MalformedInput"),
        (["Policy": ""], "ValidationError"), (["Policy": "{\u{100}}"], "ValidationError"),
        (["Policy": "nonsense"], "MalformedPolicyDocument"), (["Policy": "{}"], "MalformedPolicyDocument"),
        (["PolicyArns.member.1.arn": "arn"], "ValidationError"),
        (["PolicyArns.member.1.other": arn], "ValidationError"),
        (many("PolicyArns.member.", ".arn", 11, "arn:aws:iam::aws:policy/P"), "ValidationError"),
        (many("PolicyArns.member.", ".arn", 10, arn + long.dropLast(1800)), "PackedPolicyTooLarge"),
        (["PolicyArns": "text"], "SerializationException"),
    ]

    static let signed: [(change: [String: String?], code: String)] = [
        (["Policy": #"{"Statement": []}"# + long.replacing("a", with: " ")], "PackedPolicyTooLarge"),
        (many("Tags.member.", ".Key", 51, "key"), "ValidationError"),
        (["Tags.member.1.Key": "a"], "ValidationError"), (["Tags.member.1.Value": "a"], "ValidationError"),
        (tag("", "b"), "ValidationError"), (tag(String(long.prefix(129)), "b"), "ValidationError"),
        (tag("a;b", "b"), "ValidationError"), (tag("a", String(long.prefix(257))), "ValidationError"),
        (tag("a", "b;c"), "ValidationError"), (tag("aws:a", "b"), "ValidationError"),
        (tag("a", "b").merging(["Tags.member.2.Key": "A", "Tags.member.2.Value": "c"]) { $1 }, "ValidationError"),
        (["TransitiveTagKeys.member.1": "team"], "ValidationError"),
        (many("TransitiveTagKeys.member.", "", 51, "key"), "ValidationError"),
        (["ExternalId": "a"], "ValidationError"), (["ExternalId": String(long.prefix(1225))], "ValidationError"),
        (["ExternalId": "a b"], "ValidationError"), (["SerialNumber": "12345678"], "ValidationError"),
        (["SerialNumber": String(long.prefix(257))], "ValidationError"),
        (["SerialNumber": "1234 56789"], "ValidationError"), (["TokenCode": "12345"], "ValidationError"),
        (["TokenCode": "1234567"], "ValidationError"), (["TokenCode": "12345x"], "ValidationError"),
        (["SourceIdentity": "a"], "ValidationError"), (["SourceIdentity": "a b"], "ValidationError"),
        (["SourceIdentity": String(long.prefix(65))], "ValidationError"), (["ProvidedContexts": ""], "ValidationError"),
        (many("ProvidedContexts.member.", ".ProviderArn", 6, arn), "ValidationError"),
        (["ProvidedContexts.member.1.ProviderArn": "arn"], "ValidationError"),
        (["ProvidedContexts.member.1.ContextAssertion": "abc"], "ValidationError"),
        (["ProvidedContexts.member.1.ContextAssertion": long], "ValidationError"),
    ]

    static let unsigned: [(change: [String: String?], code: String)] = [
        (["WebIdentityToken": nil], "ValidationError"), (["WebIdentityToken": "a.b"], "ValidationError"),
        (["WebIdentityToken": String(repeating: "a", count: 20001)], "ValidationError"),
        (["ProviderId": "www"], "ValidationError"), (["ProviderId": long], "ValidationError"),
        (["ProviderId": "www.amazon.com"], "InvalidIdentityToken"),
        (["Policy": #"{"Statement": []}"# + long.replacing("a", with: " ")], "ValidationError"),
    ]

    private static func tag(_ key: String, _ value: String) -> [String: String?] {
        ["Tags.member.1.Key": key, "Tags.member.1.Value": value]
    }

    private static func many(_ prefix: String, _ suffix: String, _ count: Int, _ value: String) -> [String: String?] {
        Dictionary(uniqueKeysWithValues: (1...count).map { ("\(prefix)\($0)\(suffix)", "\(value)\($0)") })
    }

    @Test(arguments: common + signed)
    func assumeRoleRefusesIt(change: [String: String?], code: String) async throws {
        try await expect(code, "AssumeRole", [:], change)
    }

    @Test(arguments: common + unsigned)
    func assumeRoleWithWebIdentityRefusesIt(change: [String: String?], code: String) async throws {
        let token = try JWT.token(JWT.claims())
        try await expect(code, "AssumeRoleWithWebIdentity", ["WebIdentityToken": token], change)
    }

    private func expect(
        _ code: String, _ operation: String, _ others: [String: String], _ change: [String: String?]
    ) async throws {
        var input = others
        input["RoleArn"] = Self.arn
        input["RoleSessionName"] = "reeve"
        for (name, value) in change {
            input[name] = value
        }
        try await withSimulator { [input] client in
            let answer = try await client.sts(operation, input)
            #expect(answer.status == 400)
            #expect(answer.element("Code") == code)
            #expect(answer.element("Type") == "Sender")
        }
    }
}
