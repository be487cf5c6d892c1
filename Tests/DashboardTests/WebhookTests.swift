import Testing

@testable import Dashboard

/// Which deliveries are a forge's, and new.
struct WebhookTests {
    private let gate = WebhookGate(now: { Delivery.now })
    private let secrets: WebhookSecrets

    init() throws {
        secrets = try WebhookSecrets(
            Array("an older secret of it\n\(Delivery.secret)\n\(Delivery.signingToken)\n".utf8))
    }

    private func verdict(_ delivery: Delivery) -> WebhookVerdict { gate.decide(delivery, secrets) }

    @Test(arguments: [Delivery.github(), .gitlab(), .signed(), .github(id: nil), .gitlab(id: nil)])
    func oneThatIsRightIsAcceptedOnce(delivery: Delivery) {
        #expect(verdict(delivery) == .accepted)
        #expect(verdict(delivery) == .replayed)
        #expect(verdict(delivery) == .replayed)
    }

    @Test(arguments: [Delivery.github(), .gitlab(), .signed()])
    func withoutASecretNothingIsAccepted(delivery: Delivery) {
        #expect(gate.decide(delivery, nil) == .unconfigured)
        #expect(verdict(delivery) == .accepted)
    }

    /// The example of "Validating webhook deliveries" (docs.github.com).
    @Test func itIsGitHubsAlgorithm() throws {
        let secrets = try WebhookSecrets(Array("It's a Secret to Everybody".utf8))
        let delivery = Delivery.github("Hello, World!").with(
            "X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
        #expect(gate.decide(delivery, secrets) == .accepted)
        #expect(gate.decide(delivery.with(body: "Hello, World?"), secrets) == .unauthorized)
    }

    private static let signature = Delivery.github().headers["X-Hub-Signature-256"]?[0] ?? ""
    private static let standard = Delivery.signed().headers["webhook-signature"]?[0] ?? ""

    /// As GitHub's signature.
    private static let wrongSignatures: [String] = [
        "", "sha256=", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d", "sha256=" + String(repeating: "g", count: 64),
        "sha256=" + String(repeating: "é", count: 32), signature + "0", String(signature.dropLast()), "v1," + signature,
    ]

    @Test(arguments: wrongSignatures)
    func aSignatureThatIsNoneIsRefused(text: String) {
        #expect(verdict(.github().with("X-Hub-Signature-256", text)) == .unauthorized)
        #expect(verdict(.github()) == .accepted)
    }

    private static var strangers: [Delivery] {
        var all: [Delivery] = []
        all.append(.github(secret: "another secret, as long"))
        all.append(.github().with(body: "{ }"))
        all.append(.github().with("X-Hub-Signature-256"))
        all.append(.github().with("X-Hub-Signature-256", signature, signature))
        all.append(.gitlab(token: "another secret, as long"))
        all.append(.gitlab(token: Delivery.secret + " "))
        all.append(.gitlab(token: "a"))
        all.append(.gitlab().with("X-Gitlab-Token"))
        all.append(.gitlab().with("X-Gitlab-Token", Delivery.secret, Delivery.secret))
        // Of a signing token only signatures are believed, and a wrong one is not made good.
        all.append(.gitlab(token: Delivery.signingToken))
        all.append(.gitlab().with("webhook-signature", "v1,AAAA"))
        all.append(
            .gitlab().with("webhook-signature", "v1,AAAA").with("webhook-id", "1")
                .with("webhook-timestamp", "\(Delivery.now)"))
        all.append(.signed().with(body: "{ }"))
        all.append(.signed().with("webhook-id", "2"))
        all.append(.signed().with("webhook-id"))
        all.append(.signed().with("webhook-timestamp", "\(Delivery.now + 1)"))
        all.append(.signed().with("webhook-timestamp", "now"))
        all.append(.signed().with("webhook-signature", "v2," + standard.dropFirst(3)))
        all.append(.signed().with("webhook-signature", String(repeating: standard + " ", count: 9)))
        return all
    }

    @Test(arguments: strangers)
    func oneThatIsNotTheForgesIsRefusedAndNotRemembered(delivery: Delivery) {
        #expect(verdict(delivery) == .unauthorized)
        #expect(verdict(.github()) == .accepted)
        #expect(verdict(.gitlab(id: "2")) == .accepted)
        #expect(verdict(.signed(id: "3")) == .accepted)
    }

    /// GitHub does not sign its delivery's name, so one who has captured a delivery may give it another.
    @Test func aReplayUnderAnotherNameIsOne() {
        #expect(verdict(.github(id: "1")) == .accepted)
        #expect(verdict(.github(id: "2")) == .replayed)
        #expect(verdict(.github(id: nil)) == .replayed)
        #expect(verdict(.github(id: "1").with("X-GitHub-Event", "push")) == .replayed)
        #expect(verdict(.github("{ }", id: "1")) == .replayed)
        #expect(verdict(.github("{ }", id: "3")) == .accepted)
    }

    @Test func aReplayOfBeforeTheSecretWasExchangedIsOne() throws {
        let delivery = Delivery.github(id: nil)
        #expect(verdict(delivery) == .accepted)
        let newer = try WebhookSecrets(Array("the newest secret of it\n\(Delivery.secret)\n".utf8))
        #expect(gate.decide(delivery, newer) == .replayed)
    }

    @Test func aReplayToTheOtherForgeIsRefusedToo() {
        let delivery = Delivery.github()
        #expect(verdict(delivery) == .accepted)
        #expect(verdict(Delivery(forge: .gitlab, headers: delivery.headers, body: delivery.body)) == .unauthorized)
    }

    /// GitLab's token says nothing of the body: what it calls a delivery is what tells two apart.
    @Test func gitLabTellsDeliveriesApart() {
        #expect(verdict(.gitlab(id: "1")) == .accepted)
        #expect(verdict(.gitlab(id: "2")) == .accepted)
        #expect(verdict(.gitlab("{ }", id: "1")) == .replayed)
        #expect(verdict(.gitlab(id: "1").with("Idempotency-Key", "3")) == .accepted)
        #expect(verdict(.gitlab(id: "4").with("Idempotency-Key", "3")) == .replayed)
        #expect(verdict(.gitlab(id: nil)) == .accepted)
        #expect(verdict(.gitlab("{ }", id: nil)) == .accepted)
        #expect(verdict(.gitlab("{ }", id: nil)) == .replayed)
    }

    @Test(arguments: [
        (-300, WebhookVerdict.accepted), (300, .accepted), (-301, .stale), (301, .stale),
        (Int.max - Delivery.now, .stale),
    ])
    func aSignatureHoldsForFiveMinutes(offset: Int, expected: WebhookVerdict) {
        #expect(verdict(.signed(at: Delivery.now + offset)) == expected)
    }

    @Test func whatIsSignedAgainIsStillTheSameDelivery() {
        #expect(verdict(.signed(id: "1")) == .accepted)
        #expect(verdict(.signed(id: "1", at: Delivery.now - 60)) == .replayed)
        #expect(verdict(.signed(id: "1").with("Idempotency-Key", "2")) == .replayed)
    }

    @Test func oneOfSeveralSignaturesIsEnough() {
        #expect(verdict(.signed().with("webhook-signature", "v1,AAAA \(Self.standard) v9,x")) == .accepted)
    }

    @Test func whoeverHasBothTokensMaySendEither() throws {
        let plain = try WebhookSecrets(Array(Delivery.secret.utf8))
        // Before the signing token is known here, GitLab may sign already.
        let both = Delivery.signed().with("X-Gitlab-Token", Delivery.secret)
        #expect(gate.decide(both, plain) == .accepted)
        #expect(verdict(.gitlab(id: "2")) == .accepted)
    }

    @Test func aPingIsAnsweredAndNeverAccepted() {
        let ping = Delivery.github("ping").with("X-GitHub-Event", "ping")
        #expect(verdict(ping) == .ping)
        #expect(verdict(ping) == .ping)
        // Its name is not signed.
        #expect(verdict(ping.with("X-GitHub-Event", "push")) == .replayed)
        #expect(verdict(ping.with("X-Hub-Signature-256", "sha256=")) == .unauthorized)
        #expect(verdict(.gitlab().with("X-GitHub-Event", "ping")) == .accepted)
    }

    @Test func aBodyIsTakenUpToTheLimit() {
        let gate = WebhookGate(limit: 10, now: { Delivery.now })
        #expect(gate.decide(.github("0123456789", id: "1"), secrets) == .accepted)
        #expect(gate.decide(.github("0123456789a", id: "2"), secrets) == .tooLarge)
        #expect(gate.decide(.gitlab("0123456789", id: "1"), secrets) == .accepted)
        #expect(gate.decide(.gitlab("0123456789a", id: "2"), secrets) == .tooLarge)
        // As soon as it is claimed.
        #expect(gate.decide(.github("").with("Content-Length", "11"), secrets) == .tooLarge)
        #expect(gate.decide(.github("").with("Content-Length", "99999999999999999999"), secrets) == .tooLarge)
    }

    private static var contradictions: [Delivery] {
        var all: [Delivery] = []
        all.append(.github().with("Content-Length", "3"))
        all.append(.gitlab().with("Content-Length", "1"))
        all.append(.github().with("Content-Length", "2", "2"))
        all.append(.github().with("X-GitHub-Delivery", "1", "2"))
        all.append(.github().with("X-GitHub-Event", "push", "ping"))
        all.append(.gitlab().with("Idempotency-Key", "1", "2"))
        return all
    }

    @Test(arguments: contradictions)
    func whatContradictsItselfIsRefused(delivery: Delivery) {
        #expect(verdict(delivery) == .malformed)
        #expect(verdict(.github(id: "9")) == .accepted)
    }

    @Test func whatIsRememberedIsBounded() {
        let gate = WebhookGate(memory: 4, now: { Delivery.now })
        #expect(gate.decide(.github("1", id: "1"), secrets) == .accepted)
        #expect(gate.decide(.github("2", id: "2"), secrets) == .accepted)
        #expect(gate.decide(.github("1", id: "1"), secrets) == .replayed)
        #expect(gate.decide(.github("3", id: "3"), secrets) == .accepted)
        #expect(gate.decide(.github("2", id: "2"), secrets) == .replayed)
        // The oldest is forgotten; it costs one look.
        #expect(gate.decide(.github("1", id: "1"), secrets) == .accepted)
        #expect(gate.decide(.github("1", id: "1"), secrets) == .replayed)
    }

    @Test func ofManyAtOnceOneIsAccepted() async {
        let accepted = await withTaskGroup(of: Bool.self) { [gate, secrets] group in
            for _ in 0..<200 { group.addTask { gate.decide(.github(), secrets) == .accepted } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
    }

    @Test func aBodyInPiecesIsTheSameBody() throws {
        let delivery = Delivery.github(String(repeating: "0123456789", count: 100))
        let headers = DeliveryHeaders(.github) { delivery.headers[$0] ?? [] }
        var begun: DeliveryCheck?
        #expect(gate.begin(.github, headers, secrets, &begun) == nil)
        var check = try #require(begun)
        for byte in delivery.body { #expect(withUnsafeBytes(of: byte) { check.update($0) }) }
        #expect(gate.finish(check) == .accepted)
    }
}
