import Planning
import Testing

/// What an effect is, byte for byte: approvals and other programs depend on it. The digests were made by
/// another program.
struct EffectDigestTests {
    private static let id: AccountID = "012345678901"
    private static let target = Change.NewAccount(
        name: "Payments Prod", email: valid(EmailAddress("aws+payments@example.com"), "address"),
        ou: unit("Workloads/Prod"), tags: ["environment": "é", "cost-center": "00042"])

    private func effect(
        _ change: Change, key: AccountKey = "payments", id: AccountID? = id, scope: PlanScope = scope
    ) -> Effect {
        Effect(key: key, accountID: id, change: change, position: nil, scope: scope)
    }

    @Test func aDigestIsSHA256() {
        #expect(
            Digest(of: "abc".utf8).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest(of: "abc".utf8).short == "ba7816bf8f01")
    }

    @Test(
        arguments: [
            (.adopt(byEmailAlone: true), "74e73272e09f0e87f8f83df2420a57fa2d064045e0ff81b22a28458ffc56b9ff"),
            (.adopt(byEmailAlone: false), "5bc8c90d87b043c69b58bd966b0b0190a7dd7011aa345597a7dd4b4664107e4f"),
            (.rekey(from: "cards"), "10ff8b811753732e47f07459712fdc6274e139097a41a1158d249ded740f3d58"),
            (
                .move(from: unit("/"), to: unit("Prod")),
                "6d0841235487f99a258446d45fd27890272e496481431f43659b3a849d5b68b1"
            ),
            (.rename(from: "Old", to: "New"), "56775a9d8a93ace1053efd4d7a9ed10f4e3d0e2a355bab9b56c06ce5353a82eb"),
            (.tag(key: "a", from: "1", to: "2"), "036f89367a8ace6fddd6e55524696e4e390ff0b8a2a2f2c78e74268c052deb9f"),
            (.tag(key: "a", from: nil, to: "2"), "9aa3182dc5393a61a48cfe20719293526dbd767a194357bd8b6ae0f0e4975163"),
            (.tag(key: "a", from: "1", to: nil), "507bc35198314d9b33000a08575adacd975a019209021035d05188b10512e243"),
            (.unmanage(moveTo: nil), "0890fca882f7a89d4c6395adb95b1cc033ac7657f29f44c4dcc2fec8cb8a794d"),
            (.unmanage(moveTo: unit("Quarantine")), "af25a5d3f00173f60c5fc53f8001c2d5967efa177700bb870cf0c2f79177301d"),
            (.close, "374f5403fe8a634ed64d14997ba008f09427c1e5175f97ed4eb857111e575144"),
        ] as [(Change, String)])
    func isWhatAnotherProgramFinds(_ change: Change, _ expected: String) {
        #expect(effect(change).digest.description == expected)
    }

    @Test func ofACreateIsWhatAnotherProgramFinds() {
        #expect(
            effect(.create(Self.target), id: nil).digest.description
                == "aa7a4b0c0b1a6afff436861ed55bfa31d66d3ea40fe10584611049ea0a09aa98")
    }

    @Test func theFormIsThatOfItsDescription() {
        let head = ["reeve-effect-1", organization, owner, "payments"]
        #expect(effect(.close).digest == digest(ofForm: head + ["012345678901", "close"]))
        #expect(
            effect(.create(Self.target), id: nil).digest
                == digest(
                    ofForm: head + [
                        nil, "create", "Payments Prod", "aws+payments@example.com", "ou-Workloads-Prod",
                        "Workloads/Prod",
                        "cost-center", "00042", "environment", "é",
                    ]))
        #expect(
            effect(.tag(key: "a", from: nil, to: "")).digest
                == digest(ofForm: head + ["012345678901", "tag", "a", nil, ""]))
    }

    @Test func noTwoChangesAreOne() {
        let changes: [Change] = [
            .create(Self.target), .adopt(byEmailAlone: true), .adopt(byEmailAlone: false), .rekey(from: "a"),
            .rekey(from: "b"), .move(from: unit("Dev"), to: unit("Lab")), .move(from: unit("Lab"), to: unit("Dev")),
            .rename(from: "a", to: "b"), .rename(from: "b", to: "a"), .tag(key: "a", from: nil, to: "b"),
            .tag(key: "a", from: "b", to: nil), .tag(key: "a", from: "", to: "b"), .tag(key: "a", from: "-", to: "b"),
            .tag(key: "a", from: nil, to: "1:b,"), .tag(key: "a1:", from: nil, to: "b"), .unmanage(moveTo: nil),
            .unmanage(moveTo: unit("Lab")), .close,
        ]
        #expect(Set(changes.map { effect($0).digest }).count == changes.count)
    }

    @Test func valuesCannotFlowIntoEachOther() {
        func create(_ name: String, _ tags: [String: String]) -> Digest {
            var target = Self.target
            (target.name, target.tags) = (name, tags)
            return effect(.create(target), id: nil).digest
        }
        #expect(create("a", ["b": "c", "d": "e"]) != create("a", ["b": "c,1:d,1:e"]))
        #expect(create("a", ["bc": "d"]) != create("a", ["b": "cd"]))
        #expect(create("a", [:]) != create("a", ["": ""]))
    }

    @Test func theOrganizationOwnerKeyAndAccountAreInIt() {
        let all = [
            effect(.close), effect(.close, scope: PlanScope(organization: "o-otherorgid0", owner: owner)),
            effect(.close, scope: PlanScope(organization: organization, owner: "other")), effect(.close, key: "other"),
            effect(.close, id: "111111111111"), effect(.close, id: nil),
        ]
        #expect(Set(all.map(\.digest)).count == all.count)
    }

    @Test func tagsAreInTheOrderOfTheirBytes() {
        var target = Self.target
        target.tags = ["b": "1", "B": "2", "é": "3", "a": "4", "日": "5"]
        let head = ["reeve-effect-1", organization, owner, "payments", nil, "create", "Payments Prod"]
        let place = ["aws+payments@example.com", "ou-Workloads-Prod", "Workloads/Prod"]
        #expect(
            effect(.create(target), id: nil).digest
                == digest(ofForm: head + place + ["B", "2", "a", "4", "b", "1", "é", "3", "日", "5"]))
    }

    @Test func theUnitsIDIsInItSoThatATwinIsAnotherPlace() {
        let twin = OrganizationalUnit(id: "ou-twin", path: unit("Lab").path)
        #expect(
            effect(.move(from: unit("Dev"), to: unit("Lab"))).digest
                != effect(.move(from: unit("Dev"), to: twin)).digest)
    }

    @Test func thePlaceInAFileIsNotInIt() {
        let placed = Effect(
            key: "payments", accountID: Self.id, change: .close, position: SourcePosition(file: "x.yaml", line: 9),
            scope: scope)
        #expect(placed == effect(.close))
        #expect(placed.digest == effect(.close).digest)
    }
}
