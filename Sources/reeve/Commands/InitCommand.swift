import ArgumentParser
import FoundationEssentials
import Planning

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a starting repository.",
        discussion: "It never overwrites a file: if one of its files is there already, nothing is written.")

    @Argument(help: "The folder to write into; it is made if need be.")
    var directory = "."

    func run() async throws {
        let files = StartingRepository.files.sorted { $0.key < $1.key }
        let taken = files.map { "\(directory)/\($0.key)" }.filter(Self.isTaken)
        guard taken.isEmpty else {
            throw Console.failure(
                taken.map {
                    Diagnostic(
                        .localFile, "'\($0)' is there already", hint: "nothing was written; name an empty folder")
                })
        }
        for (name, text) in files {
            let url = URL(fileURLWithPath: "\(directory)/\(name)")
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url, options: .withoutOverwriting)
            } catch {
                throw Console.failure(
                    Diagnostic(
                        .localFile, "'\(directory)/\(name)' cannot be written: \(error)", hint: "check its permissions")
                )
            }
            Console.out("wrote \(directory)/\(name)")
        }
        Console.out("Next: set 'owner' in reeve.yaml, commit, and run 'reeve validate'.")
    }

    /// Whether something stands there, and be it a link that leads nowhere.
    private static func isTaken(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }
}
