import ArgumentParser
import FoundationEssentials
import Planning

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a starting repository.")

    @Argument(help: "The folder to write into; it is made if need be.")
    var directory = "."

    func run() async throws {
        let files = StartingRepository.files
        for name in files.keys.sorted() where FileManager.default.fileExists(atPath: "\(directory)/\(name)") {
            throw Console.failure(
                Diagnostic(
                    .localFile, "'\(directory)/\(name)' is there already",
                    hint: "nothing was written; name an empty folder"))
        }
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let url = URL(fileURLWithPath: "\(directory)/\(name)")
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
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
}
