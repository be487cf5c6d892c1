import AWS
import TestSupport
import Testing

@Suite struct AWSClientTests {
    private static let created = """
        {"CreateAccountStatus": {"Id": "car-1", "AccountName": "A", "State": "IN_PROGRESS"}}
        """
    private static let throttled = CannedServer.Answer(
        status: 400, body: #"{"__type": "TooManyRequestsException", "Message": "slow down"}"#)
    private static let broken = CannedServer.Answer(status: 500, body: #"{"__type": "ServiceException"}"#)

    private func client(_ endpoint: String, token: String? = nil, requestDeadline: Int = 30) -> AWSClient {
        var configuration = AWSConfiguration(
            credentials: AWSCredentials(accessKeyID: "AKIATEST", secretAccessKey: "canary", sessionToken: token),
            region: "eu-west-1", endpoint: endpoint)
        configuration.requestDeadline = requestDeadline
        return AWSClient(configuration: configuration, retry: RetryPolicy(clock: ManualClock(tasks: 1)))
    }

    private func create(_ endpoint: String) async throws {
        _ = try await client(endpoint).send(CreateAccount(accountName: "A", email: "a@example.com", tags: []))
    }

    @Test func `a request is signed for the partition's home region, its token and target among the headers`()
        async throws
    {
        try await CannedServer.run([.init(body: #"{"Roots": []}"#)]) { server, endpoint in
            _ = try await client(endpoint, token: "session").send(ListRoots())
            let request = try #require(server.requests.first)
            let signature = try #require(request.headers["authorization"])
            #expect(signature.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIATEST/"))
            #expect(signature.contains("/us-east-1/organizations/aws4_request"))
            #expect(signature.contains("x-amz-security-token") && signature.contains("x-amz-target"))
            #expect(request.headers["x-amz-security-token"] == "session")
            #expect(request.headers["x-amz-target"] == "AWSOrganizationsV20161128.ListRoots")
            #expect(request.headers["content-type"] == "application/x-amz-json-1.1")
            #expect(request.body == "{}")
        }
    }

    @Test func `rest and query services are asked in their own way`() async throws {
        let identity = """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/a</Arn><UserId>A</UserId>\
            <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
            """
        try await CannedServer.run([.init(), .init(body: identity)]) { server, endpoint in
            _ = try await client(endpoint).send(PutAccountName(accountId: "123456789012", accountName: "New"))
            let caller = try await client(endpoint).send(GetCallerIdentity()).output
            #expect(server.requests[0].path == "/putAccountName")
            #expect(server.requests[1].body == "Action=GetCallerIdentity&Version=2011-06-15")
            #expect(caller.account == "123456789012")
        }
    }

    @Test func `IAM is asked about a policy in its own region, with each value of a condition`() async throws {
        let answer = """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>\
            <EvalActionName>a:B</EvalActionName><EvalDecision>implicitDeny</EvalDecision><MissingContextValues>\
            <member>aws:SourceIp</member><member>aws:VpcSourceIp</member></MissingContextValues></member>\
            </EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """
        try await CannedServer.run([.init(body: answer)]) { server, endpoint in
            let configuration = AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: "AKIATEST", secretAccessKey: "canary"),
                region: "cn-northwest-1", endpoint: endpoint)
            let question = SimulatePrincipalPolicy(
                source: "arn:aws-cn:iam::1:user/a", action: "a:B", resource: "*", context: ["k:y": "&z", "k:x": "1"])
            let output = try await AWSClient(configuration: configuration).send(question).output
            #expect(output.decision == "implicitDeny")
            #expect(output.missingContext == ["aws:SourceIp", "aws:VpcSourceIp"])
            let request = try #require(server.requests.first)
            #expect(request.headers["authorization"]?.contains("/cn-north-1/iam/aws4_request") == true)
            #expect(
                request.body == """
                    Action=SimulatePrincipalPolicy&Version=2010-05-08&PolicySourceArn=arn%3Aaws-cn%3Aiam%3A%3A1%3Auser%2Fa\
                    &ActionNames.member.1=a%3AB&ResourceArns.member.1=%2A\
                    &ContextEntries.member.1.ContextKeyName=k%3Ax&ContextEntries.member.1.ContextKeyType=string\
                    &ContextEntries.member.1.ContextKeyValues.member.1=1\
                    &ContextEntries.member.2.ContextKeyName=k%3Ay&ContextEntries.member.2.ContextKeyType=string\
                    &ContextEntries.member.2.ContextKeyValues.member.1=%26z
                    """)
        }
    }

    @Test func `each try is counted for its operation`() async throws {
        try await CannedServer.run([Self.throttled, Self.throttled, .init(body: #"{"Roots": []}"#)]) { _, endpoint in
            let client = client(endpoint)
            #expect(client.operations.isEmpty && client.lastAnswer == nil)
            let start = ContinuousClock.now
            _ = try await client.send(ListRoots())
            _ = try await client.send(ListRoots())
            let counted = try #require(client.operations.first)
            #expect(client.operations.count == 1)
            #expect(counted.key.service == "organizations" && counted.key.operation == "ListRoots")
            #expect(counted.value.requests == 4)
            #expect(counted.value.throttled == 2)
            #expect(try #require(client.lastAnswer) > start)
        }
    }

    @Test func `a request that finds nobody is counted, and was no throttle`() async throws {
        // No port of those that are given out: nobody else listens there meanwhile.
        let client = client("http://127.0.0.1:1")
        await #expect(throws: AWSError.self) { _ = try await client.send(ListRoots()) }
        let counted = try #require(client.operations.first?.value)
        #expect(counted.requests >= 1 && counted.throttled == 0)
    }

    @Test func `requests one after the other go over one connection`() async throws {
        try await CannedServer.run([.init(body: #"{"Roots": []}"#)]) { server, endpoint in
            let client = client(endpoint)
            for _ in 1...3 { _ = try await client.send(ListRoots()) }
            let ports = server.requests.compactMap(\.port)
            #expect(ports.count == 3 && Set(ports).count == 1)
        }
    }

    @Test func `a throttled request is sent again, a create as well`() async throws {
        try await CannedServer.run([Self.throttled, Self.throttled, .init(body: Self.created)]) { server, endpoint in
            try await create(endpoint)
            #expect(server.requests.count == 3)
        }
    }

    @Test func `a reading is sent again after a server's error`() async throws {
        try await CannedServer.run([Self.broken, .init(body: #"{"Roots": []}"#)]) { server, endpoint in
            _ = try await client(endpoint).send(ListRoots())
            #expect(server.requests.count == 2)
        }
    }

    /// CreateAccount has no idempotency token (law 6).
    @Test func `a create whose fate is unknown is never sent again`() async throws {
        for answer in [Self.broken, .init(body: "half an ans")] {
            try await CannedServer.run([answer]) { server, endpoint in
                let error = await #expect(throws: AWSError.self) { try await create(endpoint) }
                #expect(error?.mayHaveTakenEffect == true)
                #expect(server.requests.count == 1)
            }
        }
    }

    /// Over a connection that was used before, libcurl sends a request that got no answer once more by itself.
    @Test func `a create that got no answer is not sent again over another connection either`() async throws {
        let lost = CannedServer.Answer(isLost: true)
        try await CannedServer.run([.init(body: #"{"Roots": []}"#), lost]) { server, endpoint in
            let client = client(endpoint)
            _ = try await client.send(ListRoots())
            let error = await #expect(throws: AWSError.self) {
                try await client.send(CreateAccount(accountName: "A", email: "a@example.com", tags: []))
            }
            #expect(error?.mayHaveTakenEffect == true)
            #expect(server.requests.count == 2)
        }
    }

    @Test func `what AWS refuses is not sent again`() async throws {
        let refusal = CannedServer.Answer(
            status: 400, headers: ["x-amzn-requestid": "r-1"],
            body:
                #"{"__type": "com.amazonaws.organizations#ConstraintViolationException", "Message": "no", "Reason": "ACCOUNT_NUMBER_LIMIT_EXCEEDED"}"#
        )
        try await CannedServer.run([refusal]) { server, endpoint in
            let error = await #expect(throws: AWSError.self) { try await create(endpoint) }
            #expect(error?.kind == .refused)
            #expect(
                error?.description
                    == "CreateAccount: ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED: no (request r-1)")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `tries end with the policy's last`() async throws {
        try await CannedServer.run([Self.throttled]) { server, endpoint in
            let error = await #expect(throws: AWSError.self) { try await create(endpoint) }
            #expect(error?.kind == .throttled)
            #expect(server.requests.count == 8)
        }
    }

    static let errors: [(answer: CannedServer.Answer, kind: AWSError.Kind, code: String)] = [
        (
            .init(status: 400, body: #"{"__type": "AccessDeniedException", "Message": "m"}"#), .accessDenied,
            "AccessDeniedException"
        ),
        (.init(status: 403, body: #"{"message": "m"}"#), .accessDenied, ""),
        (
            .init(
                status: 400, headers: ["x-amzn-errortype": "AccountNotFoundException:http://x"],
                body: #"{"message": "m"}"#),
            .refused, "AccountNotFoundException"
        ),
        (
            .init(
                status: 403,
                body:
                    "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>m</Message></Error></ErrorResponse>"
            ),
            .credentialsRejected, "SignatureDoesNotMatch"
        ),
        (
            .init(
                status: 403,
                body:
                    "<Response><Errors><Error><Code>InvalidClientTokenId</Code><Message>m</Message></Error></Errors></Response>"
            ),
            .credentialsRejected, "InvalidClientTokenId"
        ),
        (
            .init(status: 400, body: #"{"__type": "FinalizingOrganizationException", "Message": "m"}"#), .finalizing,
            "FinalizingOrganizationException"
        ),
    ]

    @Test(arguments: errors.indices) func `errors are read from JSON and XML alike`(_ index: Int) async throws {
        let expected = Self.errors[index]
        try await CannedServer.run([expected.answer]) { _, endpoint in
            let error = await #expect(throws: AWSError.self) {
                _ = try await self.client(endpoint).send(DescribeOrganization())
            }
            #expect(error?.kind == expected.kind)
            #expect(error?.code == expected.code)
            #expect(error?.message == "m")
        }
    }

    @Test func `an endpoint where nobody listens never got the request`() async throws {
        let error = await #expect(throws: AWSError.self) { try await create("http://127.0.0.1:1") }
        #expect(error?.kind == .network)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test func `what answers without TLS never gets the request`() async throws {
        try await CannedServer.run([.init()]) { server, endpoint in
            let secure = endpoint.replacing("http://", with: "https://")
            let error = await #expect(throws: AWSError.self) { try await create(secure) }
            #expect(error?.kind == .network)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `nothing is sent once the window is closed`() async throws {
        try await CannedServer.run([.init(body: #"{"Roots": []}"#)]) { server, endpoint in
            let closed = RequestWindow(closes: .now, longest: .seconds(30))
            let shut = RequestWindow(
                closes: .now.advanced(by: .seconds(3600)), longest: .seconds(30), isShut: { true })
            let later = ContinuousClock.now.advanced(by: .seconds(7200))
            let closedByItsClock = RequestWindow(
                closes: .now.advanced(by: .seconds(3600)), longest: .seconds(30), now: { later })
            for window in [closed, shut, closedByItsClock] {
                let error = await #expect(throws: AWSError.self) {
                    try await AWSClient.$window.withValue(window) {
                        _ = try await self.client(endpoint).send(ListRoots())
                    }
                }
                #expect(error?.kind == .windowClosed)
            }
            #expect(server.requests.isEmpty)
        }
    }

    /// Law 11. AWS quotes the canonical request, the session token in it, where a signature does not match.
    @Test func `an error never shows the credentials, whatever AWS quotes`() async throws {
        let quoting = CannedServer.Answer(
            status: 403,
            body:
                #"{"__type": "InvalidSignatureException", "message": "It does not match.\nx-amz-security-token:a-token\ncanary"}"#
        )
        let refusing = CannedServer.Answer(
            status: 400, body: #"{"__type": "InvalidInputException", "Message": "a-token and canary"}"#)
        for (answer, says) in [(quoting, "It does not match."), (refusing, "*** and ***")] {
            try await CannedServer.run([answer]) { _, endpoint in
                let error = await #expect(throws: AWSError.self) {
                    _ = try await self.client(endpoint, token: "a-token").send(ListRoots())
                }
                #expect(error?.message == says)
            }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `a request lasts no longer than the window allows`() async throws {
        // A server that accepts and never answers: only the window ends the request, or the test's own limit.
        let listener = try SilentListener()
        let window = RequestWindow(closes: .now.advanced(by: .seconds(3600)), longest: .milliseconds(200))
        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.$window.withValue(window) {
                let create = CreateAccount(accountName: "A", email: "a@example.com", tags: [])
                _ = try await self.client(listener.endpoint, requestDeadline: 3600).send(create)
            }
        }
        #expect(error?.kind == .network && error?.mayHaveTakenEffect == true)
    }
}
