import Declarations
import Planning
import Testing

/// The smallest `reeve.yaml`.
let smallestPolicy = "version: 1\nowner: acme\n"

/// Reads a repository of these files; the smallest `reeve.yaml` stands in it unless another is given.
func declare(_ files: [String: String], policy: String? = smallestPolicy) -> Declared {
    var entries = files.mapValues { SourceTree.Content.file(Array($0.utf8)) }
    if let policy { entries["reeve.yaml"] = .file(Array(policy.utf8)) }
    return Declared(reading: SourceTree(entries))
}

func declare(_ entries: [String: SourceTree.Content]) -> Declared {
    Declared(reading: SourceTree(entries.merging(["reeve.yaml": .file(Array(smallestPolicy.utf8))]) { own, _ in own }))
}

/// An account file with a name, an address made from a word, and further lines.
func account(_ word: String, _ more: String = "") -> String {
    "name: \(word)\nemail: \(word)@example.com\n" + more
}

extension Declared {
    var desired: DesiredState? {
        if case .readable(let desired, _) = self { desired } else { nil }
    }

    var policy: Policy? {
        if case .readable(_, let policy) = self { policy } else { nil }
    }

    /// The account of a key that is read and not quarantined.
    subscript(_ key: String) -> AccountSpec? {
        guard let key = AccountKey(key), let desired, !desired.quarantined.contains(where: { $0.key == key }) else {
            return nil
        }
        return desired.accounts[key]
    }

    /// The keys of accounts that are read, sorted.
    var read: [String] { (desired?.accounts.keys.sorted() ?? []).map(\.description) }

    /// The keys that are quarantined, each once and sorted.
    var quarantined: [String] { Set(desired?.quarantined.compactMap(\.key) ?? []).sorted().map(\.description) }

    /// The files that are quarantined, each once and sorted.
    var quarantinedFiles: [String] { Set(desired?.quarantined.map(\.file) ?? []).sorted() }

    var codes: [String] { diagnostics.map(\.code.rawValue) }

    /// Every problem as `RV1004 file:line:column`.
    var problems: [String] {
        diagnostics.map { "\($0.code.rawValue) \($0.position?.description ?? "nowhere")" }
    }

    var isInDoubt: Bool { desired == nil }
}

/// The problems of one account file in the folder `Prod`, as `RV1004 line:column`.
func problems(of text: String) -> [String] {
    declare(["accounts/Prod/it.yaml": text, "accounts/Prod/good.yaml": account("good")]).diagnostics.map {
        "\($0.code.rawValue) \($0.position?.line ?? 0):\($0.position?.column ?? 0)"
    }
}

/// The problems of a `reeve.yaml`, as `RV1004 line:column`.
func policyProblems(_ text: String) -> [String] {
    declare(["accounts/Prod/good.yaml": account("good")], policy: text).diagnostics.map {
        "\($0.code.rawValue) \($0.position?.line ?? 0):\($0.position?.column ?? 0)"
    }
}
