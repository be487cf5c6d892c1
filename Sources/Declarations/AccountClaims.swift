import Planning

/// What files claim for their account alone. A file claims it as soon as it can be parsed, whatever else is wrong
/// with it.
struct AccountClaims {
    struct Claim {
        var key: AccountKey
        var file: String
        var email: Sourced<EmailAddress>?
        var accountID: Sourced<AccountID>?
    }

    private var claims: [Claim] = []

    mutating func add(_ claim: Claim) { claims.append(claim) }

    /// Each claim that another makes, too, and what is wrong with it.
    var conflicts: [(Claim, Diagnostic)] {
        conflicts(over: \.email, .duplicateEmail) { "\($0) is also the address of \($1)" }
            + conflicts(over: \.accountID, .duplicateAccountID) { "account \($0) is also claimed by \($1)" }
    }

    /// Of many files with one address each names this many others: a thousand that name all others would be a
    /// million lines.
    private static let namedOthers = 3

    private func conflicts<Value: Hashable>(
        over path: KeyPath<Claim, Sourced<Value>?>, _ code: DiagnosticCode,
        _ summary: (_ value: Value, _ others: String) -> String
    ) -> [(Claim, Diagnostic)] {
        let groups = Dictionary(grouping: claims.filter { $0[keyPath: path] != nil }) { $0[keyPath: path]?.value }
        return groups.values.filter { $0.count > 1 }.flatMap { group in
            group.enumerated().compactMap { index, claim in
                guard let claimed = claim[keyPath: path] else { return nil }
                let others = group.indices.lazy.filter { $0 != index }.prefix(Self.namedOthers).map { group[$0] }
                let more = group.count - 1 - others.count
                let names = others.map(\.file).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
                return (
                    claim,
                    Diagnostic(
                        code, summary(claimed.value, names), at: claimed.position,
                        hint: "only one account can have it: change all but one of the files",
                        related: others.compactMap { other in
                            other[keyPath: path].map { .init("it also stands here", at: $0.position) }
                        })
                )
            }
        }
    }
}
