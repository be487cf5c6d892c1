import ArgumentParser
import Declarations

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of an account file, for editors.",
        discussion: "It is JSON Schema 2020-12. docs/account-file.md says how an editor is told of it.")

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case account
        case defaults
        case policy

        fileprivate var file: GrammarFile {
            switch self {
            case .account: .account
            case .defaults: .defaults
            case .policy: .policy
            }
        }
    }

    @Option(help: "The file: account, defaults (_defaults.yaml) or policy (reeve.yaml).")
    var kind = Kind.account

    func run() async throws {
        Console.out(JSONSchema(of: kind.file).text, terminator: "")
    }
}
