import Foundation
import TestSupport
import Testing

@testable import Simulator

struct AdministrationTests {
    private func get(_ client: Client, _ path: String, host: String? = nil) async throws -> Client.Answer {
        try await client.send(
            method: "GET", path: path, body: Data(), headers: host.map { ["Host": $0] } ?? [:])
    }

    @Test func theStateIsAsDocumented() async throws {
        try await withSimulator(configured { $0.createDuration = .seconds(60) }) { client in
            _ = try await client.organizations(
                "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com"])
            _ = try await client.organizations(
                "TagResource", ["ResourceId": "432109876543", "Tags": [["Key": "team", "Value": "data"]]])
            _ = try await client.organizations("DescribeAccount", ["AccountId": "999999999999"])
            let state = try await client.state()
            guard case .object(let members) = state else {
                Issue.record("\(state)")
                return
            }
            #expect(
                Set(members.keys) == ["managementAccount", "organization", "tree", "creations", "requests", "settings"])
            #expect(state["managementAccount"] == "123456789012")
            #expect(state["organization"]?["id"] == "o-exampleorgid")
            #expect(state["organization"]?["rootId"] == "r-exam")
            #expect(state["organization"]?["accounts"] == .integer(5))
            #expect(state["tree"]?["type"] == "ROOT")
            let lake = try #require(state["tree"]?["accounts"]?.list.first { $0["id"] == "432109876543" })
            #expect(lake["name"] == "Data Lake")
            #expect(lake["state"] == "ACTIVE")
            #expect(lake["tags"] == ["team": "data"])
            #expect(
                lake["policies"]
                    == [["id": "p-FullAWSAccess", "name": "FullAWSAccess", "type": "SERVICE_CONTROL_POLICY"]])
            let workloads = try #require(state["tree"]?["units"]?.list.first { $0["name"] == "Workloads" })
            #expect(workloads["units"]?.list.map { $0["name"]?.text } == ["Prod", "Staging"])
            #expect(state["creations"]?.list.map { $0["email"]?.text } == ["aws+new@example.com"])
            let requests = state["requests"]?.list ?? []
            #expect(requests.map { $0["operation"]?.text } == ["CreateAccount", "TagResource", "DescribeAccount"])
            #expect(requests.last?["error"] == "AccountNotFoundException")
            #expect(requests.last?["status"] == .integer(400))
            #expect(state["settings"]?["createSeconds"] == .integer(60))
            #expect(state["settings"]?["listLagSeconds"] == .null)
            #expect(state["settings"]?["throttle"] == "off")
        }
    }

    @Test func attachedPoliciesAreShown() async throws {
        try await withSimulator { client in
            let made = try await client.organizations(
                "CreatePolicy",
                [
                    "Name": "Deny <all>", "Description": "", "Type": "SERVICE_CONTROL_POLICY",
                    "Content": #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
                ])
            let policy = try #require(made.json["Policy"]?["PolicySummary"]?["Id"]?.text)
            _ = try await client.organizations(
                "AttachPolicy", ["PolicyId": .string(policy), "TargetId": "432109876543"])
            let lake = try await client.state()["tree"]?["accounts"]?.list.first { $0["id"] == "432109876543" }
            #expect(lake?["policies"]?.list.map { $0["name"]?.text } == ["FullAWSAccess", "Deny <all>"])
            let page = try await get(client, "/_reeve/").text
            #expect(page.contains("<span class=\"policy\">Deny &lt;all&gt;</span>"))
            #expect(!page.contains("FullAWSAccess"))
        }
    }

    @Test func beforeThereIsAnOrganizationThePagesSaySo() async throws {
        try await withSimulator(configured { $0.startEmpty = true }) { client in
            let state = try await client.state()
            #expect(state["organization"] == .null)
            #expect(state["tree"] == .null)
            #expect(try await get(client, "/_reeve/").text.contains("is in no organization"))
        }
    }

    @Test func thePageTellsAllAndEscapesIt() async throws {
        try await withSimulator(configured { $0.createDuration = .seconds(60) }) { client in
            _ = try await client.organizations(
                "CreateAccount", ["AccountName": "<script>alert(1)</script>&'\"", "Email": "aws+new@example.com"])
            // Together with the mark before it, a `<` is one character to Swift, and none of HTML's.
            _ = try await client.organizations(
                "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "\u{600}<img src=x>"])
            _ = try await client.json("AWSOrganizationsV20161128.<b>bold</b>", [:])
            let page = try await get(client, "/_reeve/")
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'self'") == true)
            #expect(page.headers["server"] == "reeve-simulator")
            #expect(page.text.contains("<strong>This is not AWS.</strong>"))
            for shown in [
                "o-exampleorgid", "r-exam", "Data Lake", "432109876543", "aws+data-lake@example.com", "Quarantine",
                "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;&quot;", "&lt;img src=x&gt;", "&lt;b&gt;bold&lt;/b&gt;",
                "UnknownOperationException", "management account", "accountLimit",
            ] {
                #expect(page.text.contains(shown), "\(shown)")
            }
            for scalars in ["<script", "<img", "<b>"] {
                #expect(!page.text.unicodeScalars.map(\.value).contains(scalars.unicodeScalars.map(\.value)))
            }
        }
    }

    @Test func everyAnswerNamesTheServer() async throws {
        try await withSimulator { client in
            for operation in ["ListRoots", "Nonsense"] {
                let answer = try await client.organizations(operation)
                #expect(answer.headers["server"] == "reeve-simulator")
            }
        }
    }

    @Test func onlyItsOwnPathsAndMethodsAreServed() async throws {
        try await withSimulator { client in
            #expect(try await get(client, "/_reeve/style.css").headers["content-type"] == "text/css; charset=utf-8")
            let moved = "GET /_reeve HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let redirect = await RawConnection.exchange(client.port, moved).text
            #expect(redirect.hasPrefix("HTTP/1.1 302"))
            #expect(redirect.contains("Location: /_reeve/\r\n"))
            #expect(try await get(client, "/_reeve/nothing").status == 404)
            for path in ["/_reeve/", "/_reeve/state"] {
                let answer = try await client.send(method: "POST", path: path, body: Data(), headers: [:])
                #expect(answer.status == 405)
                #expect(answer.headers["allow"] == "GET")
            }
            // None of this is a request to AWS.
            #expect(try await client.state()["requests"] == [])
        }
    }

    @Test func anotherHostsNameIsRefused() async throws {
        try await withSimulator { client in
            func status(_ host: String, _ request: String = "GET /_reeve/state HTTP/1.1") async -> String {
                let text = "\(request)\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
                return String(await RawConnection.exchange(client.port, text).text.prefix(12))
            }
            #expect(await status("127.0.0.1:\(client.port)") == "HTTP/1.1 200")
            #expect(await status("localhost") == "HTTP/1.1 200")
            #expect(await status("rebound.example.com") == "HTTP/1.1 421")
            #expect(
                await status(
                    "rebound.example.com", "POST /_reeve/accounts/432109876543/state HTTP/1.1"
                ) == "HTTP/1.1 421")
        }
    }

    @Test(arguments: [
        ("127.0.0.1", "localhost:80", true), ("127.0.0.1", "LOCALHOST", true), ("127.0.0.1", "[::1]:80", true),
        ("127.0.0.1", "127.9.9.9", true), ("127.0.0.1", "127.0.0.1.example.com", false),
        ("127.0.0.1", "10.0.0.1", false), ("127.0.0.1", nil, false), ("127.0.0.1", "", false),
        ("127.0.0.1", "[::1", false), ("127.0.0.1", "a:b:c", false), ("10.0.0.1", "10.0.0.1:80", true),
        ("aws.test", "AWS.test", true), ("aws.test", "evil.test", false), ("0.0.0.0", "10.0.0.1:80", true),
        ("::", "[fe80::1]", true), ("0.0.0.0", "evil.test", false), ("0.0.0.0", "beef", false),
    ])
    func aNameIsOursOrAnAddress(bound: String, authority: String?, allowed: Bool) {
        #expect(HostRule(bound: bound).allows(authority) == allowed)
    }

    @Test(arguments: Account.State.allCases)
    func aTesterPutsAnAccountIntoAState(state: Account.State) async throws {
        try await withSimulator { client in
            let path = "/_reeve/accounts/432109876543/state"
            let body = Data("{\"state\":\"\(state.rawValue)\"}".utf8)
            let answer = try await client.send(path: path, body: body, headers: ["Content-Type": "application/json"])
            #expect(answer.status == 200)
            #expect(answer.json == ["id": "432109876543", "state": .string(state.rawValue)])
            let account = try await client.organizations("DescribeAccount", ["AccountId": "432109876543"])
            #expect(account.json["Account"]?["State"]?.text == state.rawValue)
            let older = [Account.State.active: "ACTIVE", .pendingClosure: "PENDING_CLOSURE"][state] ?? "SUSPENDED"
            #expect(account.json["Account"]?["Status"]?.text == older)
            let information = try await client.account("/getAccountInformation", ["AccountId": "432109876543"])
            // Account Management has no PENDING_CLOSURE.
            let shown = state == .pendingClosure ? "CLOSED" : state.rawValue
            #expect(information.json["AccountState"]?.text == shown)
        }
    }

    @Test func anAccountIsReopened() async throws {
        try await withSimulator { client in
            _ = try await client.organizations("CloseAccount", ["AccountId": "432109876543"])
            let path = "/_reeve/accounts/432109876543/state"
            _ = try await client.send(
                path: path, body: Data("{\"state\":\"ACTIVE\"}".utf8), headers: ["Content-Type": "application/json"])
            let account = try await client.organizations("DescribeAccount", ["AccountId": "432109876543"])
            #expect(account.json["Account"]?["State"] == "ACTIVE")
            #expect(try await client.organizations("CloseAccount", ["AccountId": "432109876543"]).status == 200)
        }
    }

    @Test(arguments: [
        ("432109876543", "application/json", "{\"state\":\"GONE\"}", 400),
        ("432109876543", "application/json", "{\"state\":1}", 400), ("432109876543", "application/json", "{", 400),
        ("432109876543", "application/json", String(repeating: " ", count: 2000), 400),
        ("432109876543", "text/plain", "{\"state\":\"CLOSED\"}", 415),
        ("432109876543", "application/x-www-form-urlencoded", "{\"state\":\"CLOSED\"}", 415),
        ("999999999999", "application/json", "{\"state\":\"CLOSED\"}", 404),
    ])
    func aBadChangeIsRefused(account: String, type: String, body: String, status: Int) async throws {
        try await withSimulator { client in
            let before = try await client.state()["tree"]
            let answer = try await client.send(
                path: "/_reeve/accounts/\(account)/state", body: Data(body.utf8), headers: ["Content-Type": type])
            #expect(answer.status == status)
            #expect(try await client.state()["tree"] == before)
        }
    }

    @Test func theLastHundredRequestsAreKept() async throws {
        try await withSimulator { client in
            for number in 1...105 {
                _ = try await client.organizations("Nonsense\(number)")
            }
            let requests = try await client.state()["requests"]?.list ?? []
            #expect(requests.count == 100)
            #expect(requests.first?["operation"] == "Nonsense6")
            #expect(requests.last?["operation"] == "Nonsense105")
        }
    }
}
