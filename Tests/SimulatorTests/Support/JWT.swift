import Foundation

@testable import Simulator

/// Tokens of an identity provider, signed by nobody.
enum JWT {
    static func token(_ claims: JSONValue) throws -> String {
        let header: JSONValue = ["alg": "RS256", "typ": "JWT"]
        return "\(part(header)).\(part(claims)).c2lnbmF0dXJl"
    }

    /// The claims of a token that is good for some time yet.
    static func claims(_ changes: [String: JSONValue?] = [:], expires: Date = .distantFuture) -> JSONValue {
        var claims: [String: JSONValue] = [
            "iss": "https://token.example.com", "aud": "sts.amazonaws.com", "sub": "repo:acme/accounts",
            "exp": .integer(Int(min(expires.timeIntervalSince1970, 1e11))),
        ]
        for (name, value) in changes {
            claims[name] = value
        }
        return .object(claims)
    }

    private static func part(_ value: JSONValue) -> String {
        value.encoded().base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
