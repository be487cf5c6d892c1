import Declarations
import FoundationEssentials
import Git
import Planning

/// The demo's bare Git remote, and the people who merge into it.
actor DemoRemote {
    nonisolated let path: String
    private let repository: Repository
    private var tip: ObjectID?

    init(path: String) async throws(GitError) {
        self.path = path
        repository = try await Repository.initBare(at: path)
    }

    /// Commits changes to `main`, as the merge of a pull request would; `nil` removes a file.
    func merge(_ changes: [String: String?], message: String, author: String) async throws(Diagnostic) -> CommitID {
        do throws(GitError) {
            let name = String(author.prefix { $0 != "@" }.capitalized)
            let commit = try await repository.writeCommit(
                parent: tip, changing: changes.mapValues { text in text.map { Array($0.utf8) } },
                message: message + "\n",
                author: Signature(name: name, email: author, date: Date.now))
            try await repository.updateRef("refs/heads/main", to: commit.id, expecting: tip)
            tip = commit.id
            guard let id = CommitID(commit.id.hex) else { throw GitError(.local, "no commit", operation: "demo") }
            return id
        } catch {
            throw Diagnostic(error)
        }
    }

    /// A file of `main`, as text.
    func text(_ path: String) async throws(Diagnostic) -> String {
        try await text(path, on: "refs/heads/main")
    }

    /// A file of the status branch, as text.
    func status(_ path: String) async throws(Diagnostic) -> String {
        try await text(path, on: "refs/heads/\(Branches.status)")
    }

    private func text(_ path: String, on ref: String) async throws(Diagnostic) -> String {
        do throws(GitError) {
            guard let commit = try await repository.tip(of: ref),
                case .file(let bytes, _) = try await repository.files(at: commit, under: [path]).first?.kind
            else { throw GitError(.notFound, "'\(path)' is not in \(ref)", operation: "demo") }
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            throw Diagnostic(error)
        }
    }
}
