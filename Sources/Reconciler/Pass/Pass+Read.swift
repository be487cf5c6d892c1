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
        let unreported = await self.unreported.lines(after: history)
        history.add(unreported)
        let lost = try await lostCommit(source, history)
        history.changes = try await changes(history, in: source.commit)
        switch await declarations.read(source.tree) {
        case .inDoubt(let diagnostics, _):
            reading.doubts =
                diagnostics.isEmpty ? [Diagnostic(.policyInvalid, "the files cannot be read")] : diagnostics
            if let lost { reading.doubts.append(Self.rewritten(source, lost)) }
            return nil
        case .readable(let desired, let policy):
            if let lost, try await !isAcknowledged(lost, policy, history, snapshot) {
                throw Self.rewritten(source, lost)
            }
            return .init(
                source: source, snapshot: snapshot, history: history, unreported: unreported, desired: desired,
                policy: policy)
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
