import Planning

/// Says once of each file that is another tool's what it is, in place of all that is wrong with it as one of ours.
enum PeerFiles {
    /// What a heap of may be only one: a problem of the file's text or of its name.
    private static let telling: Set<DiagnosticCode> = [
        .yamlSyntax, .notUTF8, .fileTooLarge, .unknownKey, .duplicateKey, .yamlFeatureRefused, .wrongType,
        .missingField, .invalidFileName,
    ]
    /// Endings of files that are never read, and would be passed over in silence.
    private static let endings = [".tf", ".tfvars", ".hcl", ".json"]

    static func named(_ policy: Result<Policy, Problems>, in tree: SourceTree) -> Result<Policy, Problems> {
        policy.mapError { problems in
            guard let diagnosis = diagnosis(of: PolicyFile.name, problems.diagnostics, tree) else { return problems }
            return Problems(diagnostics: [diagnosis])
        }
    }

    static func named(
        _ accounts: Result<DesiredState, Problems>, in tree: SourceTree
    ) -> Result<DesiredState, Problems> {
        let foreign = unread(in: tree)
        switch accounts {
        case .success(var desired):
            let files = Dictionary(grouping: desired.quarantined, by: \.file)
            let known = files.compactMapValues { entries -> Quarantine? in
                guard var first = entries.first,
                    let diagnosis = diagnosis(of: first.file, entries.flatMap(\.diagnostics), tree)
                else { return nil }
                first.diagnostics = [diagnosis]
                return first
            }
            desired.quarantined.removeAll { known[$0.file] != nil }
            desired.quarantined += known.values.sorted { $0.file < $1.file }
            desired.quarantined += foreign
            return .success(desired)
        case .failure(let problems):
            // Without an account file, what lies there instead is the cause.
            return .failure(foreign.isEmpty ? problems : Problems(diagnostics: foreign.flatMap(\.diagnostics)))
        }
    }

    private static func diagnosis(of path: String, _ diagnostics: [Diagnostic], _ tree: SourceTree) -> Diagnostic? {
        guard diagnostics.contains(where: { telling.contains($0.code) }), case .file(let bytes) = tree.entries[path]
        else { return nil }
        return PeerRecognition.diagnosis(of: bytes, at: path)
    }

    private static func unread(in tree: SourceTree) -> [Quarantine] {
        tree.entries.keys.filter { path in
            path.hasPrefix(AccountsFolder.name + "/") && endings.contains(where: path.hasSuffix)
        }.sorted().compactMap { path in
            guard case .file(let bytes) = tree.entries[path],
                let diagnosis = PeerRecognition.diagnosis(of: bytes, at: path)
            else { return nil }
            return Quarantine(file: path, key: nil, diagnostics: [diagnosis])
        }
    }
}
