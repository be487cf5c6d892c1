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

    private func conflicts<Value: Hashable>(
        over path: KeyPath<Claim, Sourced<Value>?>, _ code: DiagnosticCode,
        _ summary: (_ value: Value, _ others: String) -> String
    ) -> [(Claim, Diagnostic)] {
        let groups = Dictionary(grouping: claims.filter { $0[keyPath: path] != nil }) { $0[keyPath: path]?.value }
        return groups.values.filter { $0.count > 1 }.flatMap { group in
            group.compactMap { claim in
                guard let claimed = claim[keyPath: path] else { return nil }
                let others = group.map(\.file).filter { $0 != claim.file }.joined(separator: ", ")
                return (
                    claim,
                    Diagnostic(
                        code, summary(claimed.value, others), at: claimed.position,
                        hint: "only one account can have it: change all but one of the files")
                )
            }
        }
    }
}
