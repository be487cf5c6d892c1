import Foundation
import Testing

@testable import Simulator

extension Client {
    static let management = "123456789012"
    static let lake = "432109876543"

    func sts(_ operation: String, _ input: [String: String], signed: Bool = true) async throws -> Answer {
        let fields = input.sorted { $0.key < $1.key }.map { name, value in
            let value = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return "&\(name)=\(value)"
        }
        let form = "Action=\(operation)&Version=2011-06-15\(fields.joined())"
        return try await send(
            body: Data(form.utf8), headers: signed ? ["Authorization": Self.authorization] : [:])
    }

    func assumeRole(
        _ role: String = "OrganizationAccountAccessRole", in account: String = lake,
        _ others: [String: String] = [:]
    ) async throws -> Answer {
        let input = ["RoleArn": "arn:aws:iam::\(account):role/\(role)", "RoleSessionName": "reeve"]
        return try await sts("AssumeRole", input.merging(others) { $1 })
    }

    /// A client with the credentials that an answer gives out.
    func with(_ answer: Answer) throws -> Client {
        var client = self
        client.accessKeyID = try #require(answer.element("AccessKeyId"))
        client.sessionToken = answer.element("SessionToken")
        return client
    }
}

extension Client.Answer {
    /// The text of the first such element of an answer in XML.
    func element(_ name: String) -> String? {
        guard let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>") else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
