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

    /// Those that may be another's, too; the rest is not even copied.
    private let claims: [Claim]

    init(_ files: [FileReading]) {
        let emails = Self.repeated(files) { $0.claim?.email?.value }
        let accountIDs = Self.repeated(files) { $0.claim?.accountID?.value }
        guard !emails.isEmpty || !accountIDs.isEmpty else {
            claims = []
            return
        }
        claims = files.compactMap(\.claim).filter { claim in
            claim.email.map { emails.contains($0.value) } ?? false
                || claim.accountID.map { accountIDs.contains($0.value) } ?? false
        }
    }

    private static func repeated<Value: Hashable>(
        _ files: [FileReading], _ claimed: (FileReading) -> Value?
    ) -> Set<Value> {
        var seen = Set<Value>(minimumCapacity: files.count)
        var repeated: Set<Value> = []
        for file in files {
            guard let value = claimed(file) else { continue }
            if !seen.insert(value).inserted { repeated.insert(value) }
        }
        return repeated
    }

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
        // In the order of the files: what a dictionary gives is another one in each run.
        return claims.compactMap { claim in
            guard let claimed = claim[keyPath: path], let group = groups[claimed.value], group.count > 1 else {
                return nil
            }
            let others = group.lazy.filter { !PathBytes.areSame($0.file, claim.file) }.prefix(Self.namedOthers)
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
