import Planning
import Testing

@testable import reeve

struct SignatureVerdictTests {
    private let subject = SignatureVerdicts.Subject(
        id: Digest(of: []), signature: [1], approver: .init(principal: "grace@example.com", key: "ssh-ed25519 AAAA"))

    @Test(arguments: [true, false])
    func whatWasFoundIsKept(_ isGood: Bool) async {
        let verdicts = SignatureVerdicts()
        #expect(await verdicts[subject] == nil)
        await verdicts.keep(isGood, of: subject)
        #expect(await verdicts[subject] == isGood)
    }

    @Test func anotherDocumentSignatureOrApproverIsAnotherMatter() async {
        let verdicts = SignatureVerdicts()
        await verdicts.keep(true, of: subject)
        let edits: [(inout SignatureVerdicts.Subject) -> Void] = [
            { $0.id = Digest(of: [1]) }, { $0.signature = [2] }, { $0.approver.principal = "ada@example.com" },
            { $0.approver.key = "ssh-ed25519 BBBB" },
        ]
        for edit in edits {
            var other = subject
            edit(&other)
            #expect(await verdicts[other] == nil)
        }
    }
}
