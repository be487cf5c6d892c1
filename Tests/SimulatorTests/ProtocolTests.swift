import Foundation
import Testing

@testable import Simulator

/// What every request and answer has, whatever it asks.
struct ProtocolTests {
    @Test func anAnswerCarriesItsRequestID() async throws {
        try await withSimulator { client in
            let one = try await client.organizations("DescribeOrganization")
            let other = try await client.organizations("Nonsense")
            #expect(one.status == 200)
            #expect(one.headers["content-type"] == "application/x-amz-json-1.1")
            let ids = [one.headers["x-amzn-requestid"], other.headers["x-amzn-requestid"]]
            #expect(ids.allSatisfy { $0?.count == 36 })
            #expect(ids[0] != ids[1])
        }
    }

    @Test func anUnsignedRequestIsRefused() async throws {
        try await withSimulator { client in
            let json = try await client.json(
                "AWSOrganizationsV20161128.ListAccounts", [:], authorization: nil)
            #expect(json.status == 403)
            #expect(json.error == "MissingAuthenticationTokenException")

            let rest = try await client.send(path: "/putAccountName", body: Data("nonsense".utf8), headers: [:])
            #expect(rest.status == 403)
            #expect(rest.error == "MissingAuthenticationTokenException")

            let query = try await client.send(
                body: Data("Action=GetCallerIdentity&Version=2011-06-15".utf8), headers: [:])
            #expect(query.status == 403)
            #expect(query.text.contains("<Code>MissingAuthenticationToken</Code>"))
        }
    }

    @Test(arguments: [
        "AWSOrganizationsV20161128.DropEverything", "AWSOrganizationsV20161128", "SomeService_2020.ListAccounts", ".",
        "",
    ])
    func anUnknownTargetIsAnUnknownOperation(target: String) async throws {
        try await withSimulator { client in
            let answer = try await client.json(target, [:])
            #expect(answer.status == 400)
            #expect(answer.error == "UnknownOperationException")
        }
    }

    @Test func anUnknownActionOrPathIsRefused() async throws {
        try await withSimulator { client in
            let action = try await client.query("Action=DropEverything&Version=2011-06-15")
            #expect(action.status == 400)
            #expect(action.text.contains("<Code>InvalidAction</Code>"))

            for path in ["/dropEverything", "/PutAccountName", "/putAccountName/more", "//"] {
                let answer = try await client.account(path, [:])
                #expect(answer.error == "UnknownOperationException", "\(path)")
            }
            let get = try await client.send(
                method: "GET", path: "/putAccountName", body: Data(),
                headers: ["Authorization": Client.authorization])
            #expect(get.error == "UnknownOperationException")
        }
    }

    @Test(arguments: ["{", "nonsense", "[]", "\"text\"", "{\"MaxResults\": \"ten\"}", "{\"NextToken\": 5}", "\u{0}"])
    func whatIsNotTheModelsJSONIsASerializationError(body: String) async throws {
        try await withSimulator { client in
            let answer = try await client.send(
                body: Data(body.utf8),
                headers: [
                    "Authorization": Client.authorization, "X-Amz-Target": "AWSOrganizationsV20161128.ListAccounts",
                    "Content-Type": "application/x-amz-json-1.1",
                ])
            #expect(answer.status == 400)
            #expect(answer.error == "SerializationException")
        }
    }

    @Test func noBodyIsAnEmptyInput() async throws {
        try await withSimulator { client in
            let answer = try await client.send(
                body: Data(),
                headers: [
                    "Authorization": Client.authorization, "X-Amz-Target": "AWSOrganizationsV20161128.ListAccounts",
                    "Content-Type": "application/x-amz-json-1.1",
                ])
            #expect(answer.json["Accounts"]?.list.count == 5)
        }
    }

    @Test func aBodyBeyondAllMeasureIsRefused() async throws {
        try await withSimulator { client in
            let answer = try await client.organizations(
                "ListAccounts", ["NextToken": .string(String(repeating: "a", count: Responder.maximumBody))])
            #expect(answer.status == 413)
            #expect(answer.error == "RequestEntityTooLargeException")
        }
    }

    @Test func whatXMLCannotHaveIsNotInIt() async throws {
        try await withSimulator { client in
            let action = try await client.query("Action=Drop%00%0B%3CAll%EF%BF%BF&Version=2011-06-15")
            #expect(action.text.contains("Drop\u{FFFD}\u{FFFD}&lt;All\u{FFFD} for version"))
        }
    }

    @Test func theCallerIsTheManagementAccount() async throws {
        try await withSimulator { client in
            let answer = try await client.query("Action=GetCallerIdentity&Version=2011-06-15")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/xml")
            #expect(answer.text.contains("<Account>123456789012</Account>"))
            #expect(
                answer.text.hasPrefix("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">")
            )
            let id = try #require(answer.headers["x-amzn-requestid"])
            #expect(answer.text.contains("<RequestId>\(id)</RequestId>"))
        }
    }
}
