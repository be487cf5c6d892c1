import ArgumentParser
import Declarations
import FoundationEssentials
import Planning

/// Where settings stand.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: Settings.config.key.help)
    var config: String?

    /// - Throws: if the file cannot be used. Where several things are wrong with it, the others have been said.
    func load() throws(Diagnostic) -> Configuration {
        do throws(Problems) {
            return try Configuration.load(config, environment: ProcessInfo.processInfo.environment)
        } catch {
            for problem in error.diagnostics.dropLast() { Console.error(problem) }
            throw error.diagnostics.last ?? Diagnostic(.configurationInvalid, "the configuration file cannot be used")
        }
    }
}
