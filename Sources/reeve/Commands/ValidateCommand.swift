import ArgumentParser
import Declarations
import Planning

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Check a folder offline; no Git and no AWS needed.",
        discussion: "docs/diagnostics-format.md describes what it prints for programs.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case sarif
        case github
    }

    @Argument(help: "The folder that holds reeve.yaml and accounts/.")
    var path = "."

    @Option(help: "How problems are printed.")
    var format = Format.text

    func run() async throws {
        var accounts = 0
        let problems: [Diagnostic]
        do throws(Diagnostic) {
            let declared = await DeclarationReader().read(try FolderReader.read(path))
            if case .readable(let desired, _) = declared { accounts = desired.accounts.count }
            problems = declared.causes
        } catch {
            problems = [error]
        }
        let exitCode: Int32 = problems.contains { $0.severity == .error } ? 1 : 0
        switch format {
        case .json:
            Console.out(try DiagnosticsJSON.render(problems), terminator: "")
        case .sarif:
            let report = try DiagnosticsSARIF.render(
                problems, folder: WorkspacePath.of(path), version: Version.current, exitCode: Int(exitCode))
            Console.out(report, terminator: "")
        case .github:
            Console.out(DiagnosticsGitHub.render(problems, folder: WorkspacePath.of(path)), terminator: "")
        case .text:
            for problem in problems { Console.error(problem) }
        }
        guard exitCode == 0 else { throw ExitCode(exitCode) }
        if format == .text || format == .github {
            Console.out(accounts == 1 ? "1 account file is valid." : "\(accounts) account files are valid.")
        }
    }
}
