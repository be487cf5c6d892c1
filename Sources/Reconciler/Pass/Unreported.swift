import Planning

/// Lines of the audit that could not be committed: what they say was done counts, and is told with the next report.
actor Unreported {
    private(set) var lines: [AuditLine] = []

    func keep(_ lines: [AuditLine]) { self.lines = lines }

    /// Takes in what the status branch says: a commit whose answer was lost may stand there after all.
    ///
    /// - Returns: what is still to be told.
    func lines(after history: History) -> [AuditLine] {
        lines.removeAll { line in
            switch line {
            case .action(let entry): history.audit.contains(entry)
            case .policy(let entry): history.policyAudit.contains(entry)
            case .revocation(let entry): history.revoked.contains(entry.approval)
            }
        }
        return lines
    }
}

extension History {
    mutating func add(_ lines: [AuditLine]) {
        for line in lines {
            switch line {
            case .action(let entry): audit.append(entry)
            case .policy(let entry): policyAudit.append(entry)
            case .revocation(let entry): revoked.insert(entry.approval)
            }
        }
    }
}
