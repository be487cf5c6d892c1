import Foundation
import TestSupport
import Testing

@testable import Simulator

/// What no client of AWS would send, and AWS's own answer to it.
struct BadInputTests {
    struct Bad: CustomTestStringConvertible, Sendable {
        var what: String
        var method = "POST"
        var path = "/"
        var target: String? = "AWSOrganizationsV20161128.ListAccounts"
        var type: String? = "application/x-amz-json-1.1"
        var authorization: String? = Client.authorization
        var body = "{}"
        var status: Int
        var error: String

        var testDescription: String { what }
    }

    static let json = [
        Bad(what: "half JSON", body: #"{"MaxResults": "#, status: 400, error: "SerializationException"),
        Bad(what: "text after JSON", body: "{} {}", status: 400, error: "SerializationException"),
        Bad(what: "an array", body: "[]", status: 400, error: "SerializationException"),
        Bad(what: "null", body: "null", status: 400, error: "SerializationException"),
        Bad(what: "a NUL", body: "\0", status: 400, error: "SerializationException"),
        Bad(what: "a lone surrogate", body: #"{"NextToken": "\ud800"}"#, status: 400, error: "SerializationException"),
        Bad(what: "a number too large", body: #"{"MaxResults": 1e999}"#, status: 400, error: "SerializationException"),
        Bad(
            what: "an integer too large", body: #"{"MaxResults": 99999999999999999999}"#, status: 400,
            error: "SerializationException"),
        Bad(what: "a fraction", body: #"{"MaxResults": 1.5}"#, status: 400, error: "SerializationException"),
        Bad(
            what: "deep nesting", body: String(repeating: "[", count: 100_000), status: 400,
            error: "SerializationException"),
        Bad(
            what: "deep objects", body: String(repeating: #"{"a":"#, count: 100_000), status: 400,
            error: "SerializationException"),
        Bad(
            what: "a garbage token", body: #"{"NextToken": "AAAA"}"#, status: 400, error: "InvalidInputException"),
        Bad(what: "a token with NUL", body: #"{"NextToken": "\u0000"}"#, status: 400, error: "InvalidInputException"),
        Bad(
            what: "a body beyond all measure", body: String(repeating: " ", count: Responder.maximumBody + 1),
            status: 413,
            error: "RequestEntityTooLargeException"),
        Bad(
            what: "an unknown operation", target: "AWSOrganizationsV20161128.Nothing", status: 400,
            error: "UnknownOperationException"),
        Bad(
            what: "an unknown service", target: "Nothing_2020.ListAccounts", status: 400,
            error: "UnknownOperationException"),
        Bad(what: "an empty target", target: "", status: 400, error: "UnknownOperationException"),
        Bad(what: "no target", target: nil, status: 400, error: "UnknownOperationException"),
        Bad(what: "plain text", type: "text/plain", status: 404, error: "UnknownOperationException"),
        Bad(what: "JSON that is not AWS's", type: "application/json", status: 404, error: "UnknownOperationException"),
        Bad(
            what: "plain text without a target", target: nil, type: "text/plain", status: 404,
            error: "UnknownOperationException"),
        Bad(what: "PUT", method: "PUT", status: 404, error: "UnknownOperationException"),
        Bad(what: "DELETE", method: "DELETE", status: 404, error: "UnknownOperationException"),
        Bad(what: "PATCH without a target", method: "PATCH", target: nil, type: nil, status: 404, error: "UnknownOp"),
        Bad(what: "no signature", authorization: nil, status: 403, error: "MissingAuthenticationTokenException"),
        Bad(
            what: "another signature", authorization: "Bearer token", status: 403,
            error: "MissingAuthenticationTokenException"),
        Bad(
            what: "half a signature", authorization: "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE", status: 400,
            error: "IncompleteSignatureException"),
        Bad(
            what: "a signature of nothing", authorization: "AWS4-HMAC-SHA256 ,,, ===", status: 400,
            error: "IncompleteSignatureException"),
    ]

    static let rest = [
        Bad(
            what: "a REST body of another type", path: "/putAccountName", target: nil, type: "text/plain", status: 415,
            error: "UnsupportedMediaTypeException"),
        Bad(
            what: "a REST body that is no JSON", path: "/putAccountName", target: nil, type: "application/json",
            body: "{", status: 400, error: "SerializationException"),
        Bad(
            what: "another path", path: "/dropEverything", target: nil, type: "application/json", status: 404,
            error: "UnknownOperationException"),
        Bad(
            what: "a path in other case", path: "/PutAccountName", target: nil, type: "application/json", status: 404,
            error: "UnknownOperationException"),
        Bad(
            what: "a path that goes on", path: "/putAccountName/more", target: nil, type: "application/json",
            status: 404, error: "UnknownOperationException"),
        Bad(what: "a path above", path: "/../etc", target: nil, type: nil, status: 404, error: "UnknownOperation"),
        Bad(
            what: "another method", method: "DELETE", path: "/putAccountName", target: nil, type: nil, status: 404,
            error: "UnknownOperationException"),
        Bad(
            what: "a REST request unsigned", path: "/putAccountName", target: nil, type: "application/json",
            authorization: nil, status: 403, error: "MissingAuthenticationTokenException"),
    ]

    private static let form = "application/x-www-form-urlencoded; charset=utf-8"

    static let query = [
        Bad(
            what: "no action", target: nil, type: form, body: "Version=2011-06-15", status: 400,
            error: "<Code>MissingAction</Code>"),
        Bad(what: "no form", target: nil, type: form, body: "", status: 400, error: "<Code>MissingAction</Code>"),
        Bad(
            what: "GET without an action", method: "GET", target: nil, type: nil, body: "", status: 400,
            error: "<Code>MissingAction</Code>"),
        Bad(
            what: "an unknown action", target: nil, type: form, body: "Action=Nothing&Version=2011-06-15", status: 400,
            error: "<Code>InvalidAction</Code>"),
        Bad(
            what: "an unknown version", target: nil, type: form, body: "Action=GetCallerIdentity&Version=2010-05-08",
            status: 400, error: "Could not find operation GetCallerIdentity for version 2010-05-08"),
        Bad(
            what: "no version", target: nil, type: form, body: "Action=GetCallerIdentity", status: 400,
            error: "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED"),
        Bad(
            what: "bytes that are no text", target: nil, type: form, body: "Action=%00%FF%zz<&Version=2011-06-15",
            status: 400, error: "Could not find operation \u{FFFD}\u{FFFD}%zz&lt; for version"),
        Bad(
            what: "an action unsigned", target: nil, type: form, authorization: nil,
            body: "Action=GetCallerIdentity&Version=2011-06-15", status: 403,
            error: "<Code>MissingAuthenticationToken</Code>"),
        Bad(
            what: "an action with half a signature", target: nil, type: form, authorization: "AWS4-HMAC-SHA256 x",
            body: "Action=GetCallerIdentity&Version=2011-06-15", status: 400,
            error: "<Code>IncompleteSignature</Code>"),
        Bad(
            what: "a form beyond all measure", target: nil, type: form,
            body: String(repeating: "a", count: Responder.maximumBody + 1), status: 413,
            error: "<Code>RequestEntityTooLargeException</Code>"),
    ]

    @Test(arguments: json + rest + query)
    func itIsRefusedAsAWSDoes(bad: Bad) async throws {
        try await withSimulator { client in
            // Written by hand, since a client would add a type of its own.
            var head = "\(bad.method) \(bad.path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            for (name, value) in [
                ("X-Amz-Target", bad.target), ("Content-Type", bad.type), ("Authorization", bad.authorization),
            ] {
                if let value { head += "\(name): \(value)\r\n" }
            }
            let request = "\(head)Content-Length: \(bad.body.utf8.count)\r\n\r\n\(bad.body)"
            let (text, _) = await RawConnection.exchange(client.port, request)
            #expect(text.hasPrefix("HTTP/1.1 \(bad.status) "), "\(text.prefix(300))")
            #expect(text.contains(bad.error), "\(text)")
            #expect(text.lowercased().contains("x-amzn-requestid: "))
            try await client.expectAnswer()
        }
    }

    @Test func queryTakesGetAndPresignedRequests() async throws {
        try await withSimulator { client in
            let action = "/?Action=GetCallerIdentity&Version=2011-06-15"
            let signed = try await client.send(
                method: "GET", path: action, body: Data(), headers: ["Authorization": Client.authorization])
            #expect(signed.status == 200)
            let signature = """
                &X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260101%2Fus-east-1%2Fsts%2F\
                aws4_request&X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host
                """
            let half = try await client.send(method: "GET", path: action + signature, body: Data(), headers: [:])
            #expect(half.text.contains("<Code>IncompleteSignature</Code>"))
            let whole = try await client.send(
                method: "GET", path: "\(action)\(signature)&X-Amz-Signature=5ec2e7", body: Data(), headers: [:])
            #expect(whole.status == 200)
            #expect(whole.text.contains("<Account>123456789012</Account>"))
        }
    }

    @Test(arguments: ["application/x-amz-json-1.0", "APPLICATION/X-AMZ-JSON-1.1; charset=utf-8"])
    func otherSpellingsOfTheTypeAreTaken(type: String) async throws {
        try await withSimulator { client in
            let answer = try await client.send(
                body: Data("{}".utf8),
                headers: [
                    "Authorization": Client.authorization, "Content-Type": type,
                    "X-Amz-Target": "AWSOrganizationsV20161128.ListRoots",
                ])
            #expect(answer.status == 200)
        }
    }
}
