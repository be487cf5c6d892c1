import ArgumentParser
import Declarations
import FoundationEssentials
import Planning

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Check a folder offline; no Git and no AWS needed.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Argument(help: "The folder that holds reeve.yaml and accounts/.")
    var path = "."

    @Option(help: "How problems are printed.")
    var format = Format.text

    func run() async throws {
        let declared: Declared
        do throws(Diagnostic) {
            declared = Declared(reading: try FolderReader.read(path))
        } catch {
            throw Console.failure(error)
        }
        let problems = declared.diagnostics
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.out(String(decoding: try encoder.encode(Report(diagnostics: problems)), as: UTF8.self))
            if !problems.isEmpty { throw ExitCode(1) }
        case .text:
            if !problems.isEmpty { throw Console.failure(problems) }
            if case .readable(let desired, _) = declared {
                Console.out("\(desired.accounts.count) account files are valid.")
            }
        }
    }

    private struct Report: Encodable {
        var formatVersion = "1.0"
        var diagnostics: [Diagnostic]

        enum CodingKeys: String, CodingKey {
            case formatVersion = "format_version"
            case diagnostics
        }
    }
}
