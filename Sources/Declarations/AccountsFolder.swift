import Planning
import YAML

/// Reads everything below `accounts/`: the folder is the organizational unit, the stem is the key.
enum AccountsFolder {
    static let name = "accounts"
    static let defaultsName = "_defaults.yaml"
    /// Refused like every other short ending; as what it is meant to be, it holds its folder.
    private static let misnamedDefaults = "_defaults.yml"

    static func read(_ tree: SourceTree) -> Result<DesiredState, Problems> {
        let paths = tree.entries.keys.filter { $0.hasPrefix(name + "/") }.sorted()
        guard !paths.isEmpty else {
            return .failure(
                Problems(diagnostics: [
                    Diagnostic(
                        .accountsMissing, "the repository has no folder '\(name)/'",
                        hint: "without it, every account would seem to be removed: restore it, or run 'reeve init'")
                ]))
        }
        var run = Run(tree: tree, paths: paths)
        for path in paths where fileName(path) == defaultsName { run.readDefaults(path) }
        for path in paths where fileName(path) == misnamedDefaults { run.refuseDefaults(path) }
        for path in paths where ![defaultsName[...], misnamedDefaults[...]].contains(fileName(path)) {
            run.readAccount(path)
        }
        run.quarantineDuplicates()
        guard !run.desired.accounts.isEmpty || !run.desired.quarantined.isEmpty else {
            return .failure(
                Problems(diagnostics: [
                    Diagnostic(
                        .accountsEmpty, "the folder '\(name)/' holds no account file",
                        hint: "without one, every account would seem to be removed: restore the files")
                ]))
        }
        return .success(run.desired)
    }

    fileprivate static func fileName(_ path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }

    /// The stem and the ending of an account file's name; `nil` if it is no account file.
    fileprivate static func stem(of path: String) -> (stem: Substring, ending: Substring)? {
        let file = fileName(path)
        guard let dot = file.lastIndex(of: "."), [".yaml", ".yml"].contains(file[dot...].lowercased()) else {
            return nil
        }
        return (file[..<dot], file[dot...])
    }

    private struct Run {
        let tree: SourceTree
        var desired = DesiredState()
        /// By folder; `nil` where the file is there and cannot be read.
        var defaults: [String: AccountFields?] = [:]
        /// Keys that more than one file claims, whether or not it can be read.
        private let claimedTwice: Set<AccountKey>

        init(tree: SourceTree, paths: [String]) {
            self.tree = tree
            let keys = paths.compactMap { AccountsFolder.stem(of: $0).flatMap { AccountKey($0.stem) } }
            claimedTwice = Set(Dictionary(grouping: keys, by: \.self).filter { $0.value.count > 1 }.keys)
        }

        private var claims = AccountClaims()

        mutating func readDefaults(_ path: String) {
            let folder = String(path.dropLast(defaultsName.count + 1))
            switch tree.entries[path] {
            case .file(let bytes):
                var reader = FieldReader(file: path, bytes: bytes)
                let entries = reader.document(ifEmpty: "write 'tags' or 'request' in it, or remove it")
                let fields = entries.map { AccountFields($0, role: .defaults, reader: &reader) }
                if reader.diagnostics.isEmpty, let fields {
                    defaults[folder] = .some(fields)
                } else {
                    defaults[folder] = .some(nil)
                    // The defaults are no account: their problems stand by themselves, their folder's accounts
                    // are quarantined one by one.
                    quarantine(path, key: nil, reader.diagnostics, isDefaults: true)
                }
            case .notAFile(let what):
                defaults[folder] = .some(nil)
                quarantine(path, key: nil, [notAFile(path, what)], isDefaults: true)
            case nil: break
            }
        }

        mutating func refuseDefaults(_ path: String) {
            defaults[String(path.dropLast(misnamedDefaults.count + 1))] = .some(nil)
            quarantine(
                path, key: nil,
                [
                    Diagnostic(
                        .invalidFileName, "files of defaults end in .yaml", at: SourcePosition(file: path),
                        hint: "rename it to \(defaultsName)")
                ], isDefaults: true)
        }

        mutating func readAccount(_ path: String) {
            guard let (stem, ending) = stem(of: path) else {
                if case .notAFile(let what) = tree.entries[path] { quarantine(path, key: nil, [notAFile(path, what)]) }
                return
            }
            guard let key = AccountKey(stem) else {
                return quarantine(
                    path, key: nil,
                    [
                        Diagnostic(
                            .invalidFileName, "'\(stem)' is no account key", at: SourcePosition(file: path),
                            hint: "name the file with 1 to 63 of a-z, 0-9 and -, not beginning with -")
                    ])
            }
            if claimedTwice.contains(key) { quarantineTwin(path, key) }
            guard ending == ".yaml" else {
                return quarantine(
                    path, key: key,
                    [
                        Diagnostic(
                            .invalidFileName, "account files end in .yaml", at: SourcePosition(file: path),
                            hint: "rename it to \(key).yaml")
                    ])
            }
            switch tree.entries[path] {
            case .file(let bytes): readAccount(path, key, bytes)
            case .notAFile(let what): quarantine(path, key: key, [notAFile(path, what)])
            case nil: break
            }
        }

        private mutating func readAccount(_ path: String, _ key: AccountKey, _ bytes: [UInt8]) {
            var reader = FieldReader(file: path, bytes: bytes)
            guard let entries = reader.document(ifEmpty: "'name' and 'email' are required") else {
                return quarantine(path, key: key, reader.diagnostics)
            }
            var fields = AccountFields(entries, role: .account, reader: &reader)
            claims.add(.init(key: key, file: path, email: fields.email, accountID: fields.accountID))
            let folder = path.split(separator: "/").dropLast()
            for depth in (1...folder.count).reversed() {
                let place = folder.prefix(depth).joined(separator: "/")
                guard let found = defaults[place] else { continue }
                let file = place + "/" + defaultsName
                guard let found else {
                    return quarantine(
                        path, key: key,
                        reader.diagnostics + [
                            Diagnostic(
                                .unreadableDefaults, "'\(file)' cannot be read, and this account takes values from it",
                                at: SourcePosition(file: path), hint: "mend \(file)",
                                related: [.init("the defaults", at: SourcePosition(file: file))])
                        ])
                }
                fields.merge(defaults: found)
            }
            let ou = place(of: folder.dropFirst().map(String.init), fields, path, &reader, entries)
            require(fields.name, "name", path, &reader, entries)
            require(fields.email, "email", path, &reader, entries)
            if fields.tags.count > AccountRules.maximumTags {
                reader.report(
                    .invalidValue,
                    "\(fields.tags.count) tags with the defaults; \(AccountRules.maximumTags) are the most",
                    at: Mark(line: 1, column: 1))
            }
            guard reader.diagnostics.isEmpty, let name = fields.name, let email = fields.email, let ou else {
                return quarantine(path, key: key, reader.diagnostics)
            }
            let spec = AccountSpec(
                key: key, file: path, name: name, email: email, ou: ou, tags: fields.tags,
                accountID: fields.accountID, state: fields.state,
                request: .init(by: fields.requestedBy, reason: fields.requestReason))
            if !claimedTwice.contains(key) { desired.accounts[key] = spec }
        }

        /// A field that should be there. A field that is there and wrong has been reported already.
        private func require<Value>(
            _ field: Value?, _ name: String, _ path: String, _ reader: inout FieldReader, _ entries: [Entry]
        ) {
            let known = AccountFields.Key.allCases.map(\.rawValue)
            // A mistyped key that means this one has been reported: one cause, one problem.
            let isThere = entries.contains {
                $0.key == name || (!known.contains($0.key) && Nearest.match(for: $0.key, among: known) == name)
            }
            guard field == nil, !isThere else { return }
            reader.report(.missingField, "'\(name)' is missing", at: Mark(line: 1, column: 1), hint: "add '\(name): …'")
        }

        private func place(
            of folders: [String], _ fields: AccountFields, _ path: String, _ reader: inout FieldReader,
            _ entries: [Entry]
        ) -> Sourced<OrganizationalUnitPath>? {
            if folders.isEmpty {
                if !entries.contains(where: { $0.key == "ou" }) {
                    reader.report(
                        .misplacedOU, "a file directly in accounts/ says its organizational unit",
                        at: Mark(line: 1, column: 1),
                        hint: "add 'ou: Workloads/Prod' ('ou: /' is the root), or move the file into a folder")
                }
                return fields.ou
            }
            if let ou = fields.ou {
                reader.report(
                    .misplacedOU, "the folder says the organizational unit: '\(folders.joined(separator: "/"))'",
                    at: Mark(line: ou.position.line, column: ou.position.column, length: ou.value.description.count),
                    hint: "remove 'ou', or move the file")
                return nil
            }
            return Sourced(OrganizationalUnitPath(components: folders), at: SourcePosition(file: path))
        }

        private mutating func quarantineTwin(_ path: String, _ key: AccountKey) {
            quarantine(
                path, key: key,
                [
                    Diagnostic(
                        .duplicateAccountKey, "more than one file has the key '\(key)'",
                        at: SourcePosition(file: path), hint: "a key is unique in the repository: rename one file")
                ])
        }

        /// Quarantines every file that claims what another claims, too.
        mutating func quarantineDuplicates() {
            TwinFiles.relate(&desired.quarantined)
            for (claim, diagnostic) in claims.conflicts {
                desired.accounts[claim.key] = nil
                quarantine(claim.file, key: claim.key, [diagnostic])
            }
        }

        private mutating func quarantine(
            _ path: String, key: AccountKey?, _ diagnostics: [Diagnostic], isDefaults: Bool = false
        ) {
            desired.quarantined.append(
                Quarantine(
                    file: path, key: key, isDefaults: isDefaults, diagnostics: diagnostics.map(tree.excerpted)))
        }

        private func notAFile(_ path: String, _ what: String) -> Diagnostic {
            Diagnostic(
                .notAFile, "this is \(what), which Reeve does not read", at: SourcePosition(file: path),
                hint: "commit a regular file")
        }
    }
}
