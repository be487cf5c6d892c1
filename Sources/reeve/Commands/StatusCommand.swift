import ArgumentParser
import FoundationEssentials
import Planning
import Reconciler

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What the status branch says, of all accounts or of one.")

    @OptionGroup var repository: RepositoryOptions

    @Argument(help: "An account's key.")
    var key: String?

    func run() async throws {
        let text: String
        do throws(Diagnostic) {
            text = try await status()
        } catch {
            throw Console.failure(error)
        }
        Console.out(text, terminator: "")
    }

    private func status() async throws(Diagnostic) -> String {
        let branches = try await repository.resolved().reading(nil)
        let snapshot = try await GitStatusStore(branches: branches).read(anew: true)
        guard snapshot.revision != nil else {
            throw Diagnostic(
                .branchMissing, "the repository has no branch '\(Branches.status)'", hint: "no daemon has run on it yet"
            )
        }
        guard let key else {
            return StatusTable.render(
                try StatusReader.history(from: snapshot).records.values.sorted { $0.key < $1.key })
        }
        guard let key = AccountKey(key), let bytes = snapshot.files[StatusPaths.account(key)] else {
            throw Diagnostic(.badArgument, "status knows no account '\(key)'", hint: "'reeve status' lists them")
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            Escaping.terminal(String($0)) + "\n"
        }
        .joined()
    }
}
