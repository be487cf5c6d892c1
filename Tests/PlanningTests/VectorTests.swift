import Foundation
import Planning
import Testing

/// Digests that other programs can be held against. They were made by another program.
struct VectorTests {
    private struct Vectors: Decodable {
        struct Effect: Decodable {
            /// The key, the account's ID, and the change as the format writes it.
            var form: [String?]
            var digest: String
        }

        var organization: String
        var owner: String
        var effects: [Effect]
        var plan: String
    }

    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Vectors/vectors.json")

    private func vectors() throws -> Vectors {
        try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Self.file))
    }

    @Test func effectsHaveTheDigestsOfTheVectors() throws {
        let vectors = try vectors()
        let scope = PlanScope(organization: vectors.organization, owner: vectors.owner)
        var kinds: Set<ActionKind> = []
        for vector in vectors.effects where vector.form[0] != nil {
            let change = try #require(Self.change(vector.form.dropFirst(2).map(\.self)))
            kinds.insert(change.kind)
            let effect = Effect(
                key: valid(AccountKey(vector.form[0] ?? ""), "key"),
                accountID: vector.form[1].map { valid(AccountID($0), $0) }, change: change, position: nil, scope: scope)
            #expect(effect.digest.description == vector.digest, "\(vector.form)")
        }
        #expect(kinds == Set(ActionKind.allCases))
    }

    @Test func rulesHaveTheDigestsOfTheVectors() throws {
        let vectors = try vectors()
        let scope = PlanScope(organization: vectors.organization, owner: vectors.owner)
        let loosenings: [PolicyLoosening] = [
            .approval(.unmanage), .approvalExpires(from: 72 * 3600, to: 5400), .budgetWindow(from: 86_400, to: 3601),
            .approverAdded(.init(principal: "eve@example.com", key: "ssh-ed25519 EEEE")),
            .approversRemoved([
                .init(principal: "grace@example.com", key: "ssh-ed25519 AAAA"),
                .init(principal: "ada@example.com", key: "ssh-ed25519 BBBB"),
            ]),
            .budgetCount(.close, from: 3, to: 30), .budgetPercent(.move, from: 10, to: 100),
            // The last second of 2026.
            .overrideAdded(.init(account: "old-blog", kind: .unmanage, until: 1_798_761_599, reason: "Blog retired")),
            .protectionRemoved("audit"),
        ]
        let digests = loosenings.map { PolicyEffect($0, at: SourcePosition(file: "reeve.yaml"), scope: scope).digest }
        #expect(digests.map(\.description) == vectors.effects.filter { $0.form[0] == nil }.map(\.digest))
    }

    private static func change(_ words: [String?]) -> Change? {
        func unit(_ index: Int) -> OrganizationalUnit? {
            guard let id = words[index], let path = words[index + 1].flatMap({ OrganizationalUnitPath($0) }) else {
                return nil
            }
            return OrganizationalUnit(id: id, path: path)
        }
        switch words[0] {
        case "create":
            guard let name = words[1], let email = words[2].flatMap({ EmailAddress($0) }), let ou = unit(3) else {
                return nil
            }
            let tags = words[5...].compactMap(\.self)
            let pairs = stride(from: 0, to: tags.count, by: 2).map { (tags[$0], tags[$0 + 1]) }
            return .create(.init(name: name, email: email, ou: ou, tags: Dictionary(uniqueKeysWithValues: pairs)))
        case "adopt": return .adopt(byEmailAlone: words[1] == "email")
        case "rekey": return words[1].flatMap { AccountKey($0) }.map { .rekey(from: $0) }
        case "move":
            guard let from = unit(1), let to = unit(3) else { return nil }
            return .move(from: from, to: to)
        case "name": return .rename(from: words[1] ?? "", to: words[2] ?? "")
        case "tag": return words[1].map { .tag(key: $0, from: words[2], to: words[3]) }
        case "unmanage": return .unmanage(moveTo: unit(1))
        case "close": return .close
        default: return nil
        }
    }
}
