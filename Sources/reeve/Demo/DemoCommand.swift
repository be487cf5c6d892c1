import ArgumentParser
import FoundationEssentials
import Planning

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The whole job on this machine: a simulated AWS, a Git remote and a daemon. Ends by itself.")

    @Option(help: "The repository whose reeve.yaml and accounts/ the story begins with.")
    var source = "."

    @Option(help: "Keep the Git remote and the simulated organization in this folder.")
    var dir: String?

    @Flag(help: "Print the story as JSON lines.")
    var json = false

    func run() async throws {
        let folder = URL(fileURLWithPath: dir ?? Self.temporaryFolder).path
        let teller = StoryTeller(json: json)
        do throws(Diagnostic) {
            let world = try await DemoWorld(source: source, folder: folder, teller: teller)
            try await world.run { world throws(Diagnostic) in
                try await Story(world: world, teller: teller, kept: dir == nil ? nil : folder).tell()
            }
        } catch {
            throw Console.failure(error)
        }
        if dir == nil { try? FileManager.default.removeItem(atPath: folder) }
    }

    private static var temporaryFolder: String {
        FileManager.default.temporaryDirectory.appendingPathComponent("reeve-demo-\(UUID().uuidString)").path
    }
}
