import Declarations
import Planning

extension Pass {
    func readGit() async -> GitReading {
        var reading = GitReading()
        do throws(Diagnostic) {
            reading.content = try await content(&reading)
        } catch {
            reading.doubts.append(error)
        }
        return reading
    }

    /// - Returns: `nil` if the files leave the whole in doubt, as the reading then says.
    private func content(_ reading: inout GitReading) async throws(Diagnostic) -> GitReading.Content? {
        let source = try await source.read()
        reading.commit = source.commit
        let snapshot = try await status.read(anew: false)
        reading.revision = snapshot.revision
        var history = try StatusReader.history(from: snapshot)
        if let last = history.source, last != source.commit, try await !self.source.contains(last, in: source.commit) {
            throw Diagnostic(
                .historyRewritten, "'\(source.branch)' no longer contains \(last.short), which was applied",
                hint: "a branch that is only behind: merge the watched one into it; else put the commit back, or "
                    + "accept what is there now with 'git merge -s ours \(last.short)'")
        }
        history.changes = try await changes(history, in: source.commit)
        switch await declarations.read(source.tree) {
        case .inDoubt(let diagnostics, _):
            reading.doubts =
                diagnostics.isEmpty ? [Diagnostic(.policyInvalid, "the files cannot be read")] : diagnostics
            return nil
        case .readable(let desired, let policy):
            return .init(source: source, snapshot: snapshot, history: history, desired: desired, policy: policy)
        }
    }

    private func changes(
        _ history: History, in tip: CommitID
    ) async throws(Diagnostic) -> [CommitID?: [SourceChange]] {
        var changes: [CommitID?: [SourceChange]] = [:]
        for base in Set(history.records.keys.map { history.base(of: $0) }).union([history.source, history.policyBase]) {
            changes[base] = try await source.changes(in: tip, since: base)
        }
        return changes
    }
}
