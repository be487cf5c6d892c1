import Foundation
import Planning
import Testing

/// The plan for programs: what was written is read back, and equal plans give equal bytes.
struct PlanJSONTests {
    private func sample() throws -> (plan: Plan, context: PlanContext) {
        let past = history(
            [record("update", "444444444444"), record("gone", "555555555555", file: "accounts/Prod/gone.yaml")],
            source: commit(1), changes: [change(2, by: ["ada@example.com"], ["accounts/Prod/gone.yaml"])])
        let plan = try plan(
            [
                spec("create", tags: ["a": "1"]), spec("adopt"), spec("move", ou: "Lab"),
                spec("update", name: "New \"\u{202E}\n", tags: ["x": "2", "new": ""]), spec("close", state: .closed),
                spec("bad", ou: "Nowhere"), spec("new-key", name: "old", email: "old@example.com"),
            ],
            [
                account("222222222222", name: "adopt", email: "adopt@example.com"), owned("move", "333333333333"),
                owned("update", "444444444444", tags: ["x": "1"]), owned("gone", "555555555555"),
                owned("close", "666666666666"), owned("old", "777777777777"),
                owned("theirs", "888888888888", by: "someone-else"),
            ], history: past)
        return (plan, PlanContext(branch: "main", commit: commit(2), held: gate(plan, history: past).held))
    }

    @Test func isReadBack() throws {
        let (plan, context) = try sample()
        let document = try PlanJSON.parse(try PlanJSON.render(plan, context))
        #expect(document.formatVersion == PlanJSON.formatVersion)
        #expect(document.id == plan.id)
        #expect(document.organization == organization)
        #expect(document.owner == owner)
        #expect(document.branch == "main")
        #expect(document.commit == commit(2))
        #expect(document.accounts == 7)
        #expect(document.foreignAccounts == 1)
        #expect(document.diagnostics == plan.diagnostics)
        #expect(document.actions.map(\.kind) == plan.actions.map(\.kind))
        #expect(document.actions.map(\.account) == plan.actions.map(\.key))
        #expect(document.actions.flatMap(\.effects).map(\.digest) == plan.effects.map(\.digest))
    }

    @Test func writtenAgainItHasTheSameBytes() throws {
        let (plan, context) = try sample()
        let data = try PlanJSON.render(plan, context)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        #expect(try encoder.encode(PlanJSON.parse(data)) + Data("\n".utf8) == data)
    }

    @Test func equalInputsGiveEqualBytes() throws {
        let (one, context) = try sample()
        let (other, _) = try sample()
        #expect(try PlanJSON.render(one, context) == PlanJSON.render(other, context))
    }

    @Test func everyKindOfChangeSaysWhatItDoes() throws {
        let (plan, context) = try sample()
        let document = try PlanJSON.parse(try PlanJSON.render(plan, context))
        func line(_ effect: PlanDocument.EffectDocument) -> String {
            "\(effect.field): \(effect.before ?? "-") > \(effect.after ?? "-")"
        }
        let lines = document.actions.map { action in
            "\(action.kind) \(action.account) [\(action.effects.map(line).sorted().joined(separator: ", "))] \(action.cause)"
        }
        #expect(
            lines == [
                "adopt adopt [owner: - > adopt] first-sight", "update new-key [key: old > new-key] first-sight",
                "create create [account: - > -] first-sight", "move move [ou: Prod > Lab] first-sight",
                "update update [name: update > New \"\u{202E}\n, tags.new: - > , tags.x: 1 > 2] drift",
                "unmanage gone [owner: gone > -] changed", "close close [state: active > closed] first-sight",
            ])
        let target = document.actions.flatMap(\.effects).compactMap(\.newAccount).first
        #expect(target?.name == "create")
        #expect(target?.email.description == "create@example.com")
        #expect(target?.ou.description == "Prod")
        #expect(target?.tags == ["a": "1"])
    }

    @Test func whatIsHeldSaysWhyAndWhetherAnApprovalHelps() throws {
        let (plan, context) = try sample()
        let effects = try PlanJSON.parse(try PlanJSON.render(plan, context)).actions.flatMap(\.effects)
        let held = effects.filter { $0.held != nil }
        #expect(Set(held.compactMap(\.held)) == ["needs approval"])
        #expect(!held.contains { !$0.needsApproval })
        #expect(held.count == 3)
        #expect(effects.filter { $0.held == nil }.allSatisfy { !$0.needsApproval })
    }

    @Test(arguments: ["2.0", "0.9", "10.0", "", "1"])
    func anotherFormatIsRefused(_ version: String) throws {
        let (plan, context) = try sample()
        let text = String(decoding: try PlanJSON.render(plan, context), as: UTF8.self)
        let other = text.replacing("\"format_version\" : \"1.0\"", with: "\"format_version\" : \"\(version)\"")
        #expect(other != text)
        #expect(throws: (any Error).self) { try PlanJSON.parse(Data(other.utf8)) }
    }

    @Test(arguments: ["", "{}", "[]", "null", "{\"format_version\": \"1.0\"}"])
    func whatIsNoPlanIsRefused(_ text: String) {
        #expect(throws: (any Error).self) { try PlanJSON.parse(Data(text.utf8)) }
    }

    @Test func identifiersAreCheckedWhenRead() throws {
        let (plan, context) = try sample()
        let text = String(decoding: try PlanJSON.render(plan, context), as: UTF8.self)
        for (good, bad) in [
            ("\"333333333333\"", "\"33333333333\""), ("\"new-key\"", "\"New-Key\""), (plan.id.description, "abc"),
        ] {
            let other = text.replacing(good, with: bad)
            #expect(other != text)
            #expect(throws: (any Error).self) { try PlanJSON.parse(Data(other.utf8)) }
        }
    }
}
