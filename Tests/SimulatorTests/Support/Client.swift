import Foundation
import FoundationNetworking
import Testing

@testable import Simulator

/// A client that knows the protocols and nothing else.
struct Client {
    /// What a request came to.
    struct Answer {
        let status: Int
        let headers: [String: String]
        let text: String

        var json: JSONValue { (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .null }
        var error: String? { json["__type"]?.text }
        var reason: String? { json["Reason"]?.text }
    }

    static let authorization = """
        AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/organizations/aws4_request, \
        SignedHeaders=host, Signature=5ec2e7
        """

    let port: Int
    /// Whose credentials the requests carry.
    var accessKeyID = "AKIDEXAMPLE"
    var sessionToken: String?

    func organizations(_ operation: String, _ input: JSONValue = [:]) async throws -> Answer {
        try await json("AWSOrganizationsV20161128.\(operation)", input)
    }

    func getResources(_ input: JSONValue, region: String = "us-east-1") async throws -> Answer {
        let authorization = Self.authorization.replacing("us-east-1", with: region)
        return try await json("ResourceGroupsTaggingAPI_20170126.GetResources", input, authorization: authorization)
    }

    func account(_ path: String, _ input: JSONValue) async throws -> Answer {
        try await send(
            path: path, body: input.encoded(),
            headers: ["Authorization": Self.authorization, "Content-Type": "application/json"])
    }

    func query(_ form: String) async throws -> Answer {
        try await send(body: Data(form.utf8), headers: ["Authorization": Self.authorization])
    }

    func json(
        _ target: String, _ input: JSONValue, authorization: String? = Client.authorization
    ) async throws -> Answer {
        var headers = ["X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1"]
        headers["Authorization"] = authorization
        return try await send(body: input.encoded(), headers: headers)
    }

    func send(
        method: String = "POST", path: String = "/", body: Data, headers: [String: String]
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(url(path)))
        request.httpMethod = method
        request.httpBody = body
        for (name, value) in headers {
            request.setValue(value.replacing("AKIDEXAMPLE", with: accessKeyID), forHTTPHeaderField: name)
        }
        request.setValue(sessionToken, forHTTPHeaderField: "X-Amz-Security-Token")
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        var answered: [String: String] = [:]
        for (name, value) in http.allHeaderFields {
            answered["\(name)".lowercased()] = "\(value)"
        }
        return Answer(status: http.statusCode, headers: answered, text: String(decoding: data, as: UTF8.self))
    }

    private func url(_ path: String) -> URL? {
        URL(string: "http://127.0.0.1:\(port)\(path)")
    }
}

extension JSONValue {
    subscript(_ name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    subscript(_ index: Int) -> JSONValue? {
        list.indices.contains(index) ? list[index] : nil
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var list: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }
}
