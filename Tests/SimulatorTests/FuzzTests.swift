import Foundation
import FoundationXML
import HTTPTypes
import Logging
import Testing

import class TestSupport.ManualClock

@testable import Simulator

/// Requests that were right once, changed at random places.
struct FuzzTests {
    private struct Sample {
        var method = "POST"
        var path = "/"
        var headers: [(String, String)]
        var body: [UInt8]

        init(target: String, _ body: String) {
            headers = [("X-Amz-Target", target), ("Content-Type", "application/x-amz-json-1.1")]
            self.body = Array(body.utf8)
        }

        init(path: String, type: String, _ body: String) {
            self.path = path
            headers = [("Content-Type", type)]
            self.body = Array(body.utf8)
        }
    }

    private static let samples = [
        Sample(
            target: "AWSOrganizationsV20161128.CreateAccount",
            #"{"AccountName":"New","Email":"aws+new@example.com","Tags":[{"Key":"a","Value":"b"}]}"#),
        Sample(target: "AWSOrganizationsV20161128.ListAccounts", #"{"MaxResults":2,"NextToken":"MSAx"}"#),
        Sample(
            target: "AWSOrganizationsV20161128.MoveAccount",
            #"{"AccountId":"432109876543","SourceParentId":"r-exam","DestinationParentId":"ou-exam-abcdefgh"}"#),
        Sample(
            target: "ResourceGroupsTaggingAPI_20170126.GetResources",
            #"{"TagFilters":[{"Key":"a","Values":["b"]}],"ResourcesPerPage":5}"#),
        Sample(path: "/putAccountName", type: "application/json", #"{"AccountName":"New"}"#),
        Sample(
            path: "/", type: "application/x-www-form-urlencoded",
            "Action=GetCallerIdentity&Version=2011-06-15&Tags.member.1.Key=a"),
    ]

    /// Pieces that are more likely to do harm than a random byte.
    private static let pieces = [
        "\0", "\u{FF}", "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "1e999", "-1", "null", "%", "%00", "&", "=",
        "<",
        "\u{600}<", "]]>", String(repeating: "[", count: 600), String(repeating: "{\"a\":", count: 600),
        String(repeating: "9", count: 400),
    ]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func nothingThatIsSentBreaksIt(seed: UInt64) async throws {
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let state = try SimulatorState(SimulatorConfiguration(), clock: ManualClock(), logger: quiet)
        var generator = SeededGenerator(seed: seed)
        var statuses: Set<Int> = []
        for _ in 1...1500 {
            let request = mutated(with: &generator)
            let delivery = await state.answer(request)
            let answer = try #require(delivery.answer)
            let encoded = try answer.encoded(for: request.service?.dialect, operation: request.operationName)
            #expect(answer.status < 500, "\(request)")
            statuses.insert(answer.status)
            if case .query = request.service?.dialect {
                #expect(XMLParser(data: encoded.body).parse(), "\(String(decoding: encoded.body, as: UTF8.self))")
            } else {
                #expect(throws: Never.self) { try JSONDecoder().decode(JSONValue.self, from: encoded.body) }
            }
        }
        #expect(statuses.isSuperset(of: [200, 400, 403, 404]))
        let after = await state.answer(try Self.right)
        #expect(after.answer?.status == 200)
    }

    private static var right: ServiceRequest {
        get throws {
            var headers = HTTPFields()
            headers[.authorization] = Client.authorization
            headers[.contentType] = "application/x-amz-json-1.1"
            headers[try #require(HTTPField.Name.amzTarget)] = "AWSOrganizationsV20161128.DescribeOrganization"
            return ServiceRequest(method: .post, path: "/", query: nil, headers: headers, body: Data("{}".utf8))
        }
    }

    private func mutated(with generator: inout SeededGenerator) -> ServiceRequest {
        var sample = Self.samples.randomElement(using: &generator) ?? Self.samples[0]
        sample.headers.append(("Authorization", Client.authorization))
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: sample.method = ["GET", "PUT", "DELETE", "HEAD", "X"].randomElement(using: &generator) ?? "GET"
            case 1: sample.path = mutated(sample.path, with: &generator)
            case 2: sample.headers.remove(at: Int.random(in: 0..<sample.headers.count, using: &generator))
            case 3:
                let index = Int.random(in: 0..<sample.headers.count, using: &generator)
                sample.headers[index].1 = mutated(sample.headers[index].1, with: &generator)
            default: mutate(&sample.body, with: &generator)
            }
            if sample.headers.isEmpty { break }
        }
        var headers = HTTPFields()
        for (name, value) in sample.headers where HTTPField.isValidValue(value) {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let path = sample.path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return ServiceRequest(
            method: HTTPRequest.Method(sample.method) ?? .post, path: String(path[0]),
            query: path.count == 2 ? String(path[1]) : nil, headers: headers, body: Data(sample.body))
    }

    private func mutated(_ text: String, with generator: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        mutate(&bytes, with: &generator)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func mutate(_ bytes: inout [UInt8], with generator: inout SeededGenerator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...4, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.removeSubrange(start...)
        case 2: bytes.insert(.random(in: 0...255, using: &generator), at: start)
        case 3: bytes.replaceSubrange(start..<end, with: (Self.pieces.randomElement(using: &generator) ?? "").utf8)
        default: bytes.insert(contentsOf: bytes[start..<end], at: start)
        }
    }
}
