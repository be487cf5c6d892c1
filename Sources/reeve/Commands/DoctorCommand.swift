import ArgumentParser
import FoundationEssentials
import Planning
import Synchronization

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Try what the daemon needs, and say what would fail before it does.",
        discussion: """
            Takes the daemon's options. Looks at the programs and settings, reads the repository, takes the lease on \
            \(Branches.status) and gives it back, looks who else writes there, and asks AWS for each permission with \
            requests that change nothing. It ends with 1 if anything failed.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        /// An object a line.
        case json
    }

    @OptionGroup var options: DaemonOptions

    @Flag(help: "Try only what 'reeve plan' needs: nothing is committed, and no permission to write is asked for.")
    var readOnly = false

    @Option(help: "How findings are printed: for people, or an object a line.")
    var format = Format.text

    func run() async throws {
        let hasFailed = Mutex(false)
        let arguments = CommandLine.arguments.filter { $0.hasPrefix("--") }
        let flags = Set(arguments.map { String($0.dropFirst(2).prefix { $0 != "=" }) })
        await Doctor(options: options, flags: flags, writes: !readOnly) { finding in
            if finding.verdict == .failed { hasFailed.withLock { $0 = true } }
            print(finding)
        }.run()
        if hasFailed.withLock({ $0 }) { throw ExitCode(1) }
    }

    private func print(_ finding: Finding) {
        switch format {
        case .text: Console.out(finding.text, terminator: "")
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let line = try? encoder.encode(finding) { Console.out(String(decoding: line, as: UTF8.self)) }
        }
    }
}
