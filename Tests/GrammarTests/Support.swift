import Planning

@testable import Declarations

/// Reads a repository in which every field is applied.
func declare(_ files: [String: String], bundles: Set<String>? = nil) -> Declared {
    let all = [
        "reeve.yaml": "version: 1\nowner: acme\n", "accounts/Lab/good.yaml": "name: A\nemail: good@example.com\n",
    ]
    .merging(files) { _, own in own }
    return Declared(
        reading: SourceTree(all.mapValues { .file(Array($0.utf8)) }, bundles: bundles),
        applying: Set(AccountField.allCases))
}

/// What is wrong with a text as this kind of file. One that says its organizational unit stands directly in `accounts/`.
func problems(of text: String, as file: GrammarFile) -> [Diagnostic] {
    let path =
        switch file {
        case .account:
            text.split(separator: "\n").contains { $0.hasPrefix("ou:") } ? "accounts/it.yaml" : "accounts/Prod/it.yaml"
        case .defaults: "accounts/Prod/_defaults.yaml"
        case .policy: "reeve.yaml"
        }
    return declare([path: text]).diagnostics.filter { $0.position?.file == path }
}

extension Declared {
    subscript(_ key: String) -> AccountSpec? {
        guard case .readable(let desired, _) = self, let key = AccountKey(key) else { return nil }
        return desired.accounts[key]
    }

    /// Every problem as `RV1004 file:line:column`.
    var problems: [String] {
        diagnostics.map { "\($0.code.rawValue) \($0.position?.description ?? "nowhere")" }
    }
}
