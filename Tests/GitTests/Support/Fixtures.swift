import Foundation
import Git
import TestSupport

extension Signature {
    static let ada = Signature(
        name: "Ada", email: "ada@example.com", date: Date(timeIntervalSince1970: 1_700_000_000), offsetMinutes: 60)
}

extension Repository {
    /// Commits on top of a branch and moves it there.
    @discardableResult
    func commit(
        _ changes: [String: String?], on branch: String = "main", message: String = "Change", author: Signature = .ada
    ) async throws -> ObjectID {
        let parent = try await tip(of: "refs/heads/" + branch)
        let commit = try await writeCommit(
            parent: parent, changing: changes.mapValues { $0.map { Array($0.utf8) } }, message: message, author: author)
        try await updateRef("refs/heads/" + branch, to: commit.id, expecting: parent)
        return commit.id
    }

    /// Writes a commit without moving a reference.
    func draft(on parent: ObjectID?, _ changes: [String: String]) async throws -> ObjectID {
        try await writeCommit(
            parent: parent, changing: changes.mapValues { Array($0.utf8) }, message: "Draft", author: .ada
        ).id
    }
}

extension Mirror {
    /// A mirror whose worker is the built `reeve`.
    init(
        _ directory: String, of remote: RemoteAddress, by access: RemoteAccess = RemoteAccess(),
        limits: GitLimits = .testing, tidiesItself: Bool = true
    ) throws {
        self.init(
            directory: directory, remote: remote, access: access,
            worker: WorkerCommand(executable: try Tool.reeve()), limits: limits, tidiesItself: tidiesItself)
    }
}

extension GitLimits {
    /// Patient, for machines that do much else.
    static var testing: GitLimits {
        var limits = GitLimits()
        limits.deadline = .seconds(120)
        return limits
    }
}

/// The code of the error that `body` throws; nil if it throws none.
func code(_ body: () async throws -> Void) async -> GitError.Code? {
    await error(body)?.code
}

func error(_ body: () async throws -> Void) async -> GitError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? GitError
    }
}
