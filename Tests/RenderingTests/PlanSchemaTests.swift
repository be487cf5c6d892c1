import Foundation
import Planning
import TestSupport
import Testing

/// `docs/plan.schema.json` against a validator that is not Reeve's.
@Suite struct PlanSchemaTests {
    private static let schema = PlanGoldenTests.folder.appendingPathComponent("../../../docs/plan.schema.json")
        .standardized

    private struct Verdict: Decodable {
        var invalid: [String]
        var survivors: [String]
        var mutants: [String: Int]
    }

    @Test func `every golden is valid, and nothing that is less or other than a plan`() async throws {
        let files = PlanGoldenTests.cases.map {
            PlanGoldenTests.folder.appendingPathComponent("\($0.name)/plan.json").path
        }
        let verdict: Verdict = try await Judge.verdict(of: "judge_plans.py", [Self.schema.path] + files)
        #expect(verdict.invalid == [])
        #expect(verdict.survivors == [])
        for kind in ["plan without id", "action without cause", "effect without digest", "diagnostic without code"] {
            #expect(verdict.mutants[kind, default: 0] > 0, "\(kind)")
        }
        #expect(verdict.mutants["action with kind 'destroy'", default: 0] > 0)
    }

    @Test func `the schema knows every kind of action`() throws {
        let schema = try JSONDecoder().decode(Schema.self, from: Data(contentsOf: Self.schema))
        #expect(Set(schema.kinds) == Set(ActionKind.allCases.map(\.rawValue)))
    }

    private struct Schema: Decodable {
        var kinds: [String]

        private struct Definitions: Decodable {
            struct Action: Decodable { var properties: Properties }
            struct Properties: Decodable { var kind: Kind }
            struct Kind: Decodable { var `enum`: [String] }
            var action: Action
        }

        private enum CodingKeys: String, CodingKey { case definitions = "$defs" }

        init(from decoder: any Decoder) throws {
            let definitions = try decoder.container(keyedBy: CodingKeys.self).decode(
                Definitions.self, forKey: .definitions)
            kinds = definitions.action.properties.kind.enum
        }
    }
}
