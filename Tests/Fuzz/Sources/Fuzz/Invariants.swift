import Declarations
import Planning

/// What holds of every repository, whatever its bytes.
enum Invariants {
    static func check(_ input: Input) {
        let declared = Declared(reading: input.tree)
        let diagnostics = declared.diagnostics
        if input.isReadAgain {
            // Given in another order, so that nothing depends on it.
            let again = Declared(reading: SourceTree(input.tree.files.reversed()))
            checkAgain(declared, diagnostics, again, "read twice")
        }
        if input.isReadAfterEarlier {
            checkAgain(declared, diagnostics, Incremental.read(input.tree, after: input.earlier), "read incrementally")
        }
        switch declared {
        case .readable(let desired, _): checkAccountedFor(input.tree, desired)
        case .inDoubt(let doubts, _): hold(!doubts.isEmpty, "the whole is in doubt without a reason")
        }
        var places = Places(input.tree)
        for diagnostic in diagnostics { places.check(diagnostic) }
        if input.isReported { Reports.check(diagnostics.map(input.tree.excerpted)) }
    }

    private static func checkAgain(_ one: Declared, _ diagnostics: [Diagnostic], _ other: Declared, _ how: String) {
        hold(diagnostics == other.diagnostics, "\(how), the problems differ")
        switch (one, other) {
        case (.readable(let one, _), .readable(let other, _)):
            hold(one.accounts == other.accounts, "\(how), the accounts differ")
            hold(one.quarantined == other.quarantined, "\(how), the quarantine differs")
        case (.inDoubt(_, let one), .inDoubt(_, let other)):
            hold(one == other, "\(how), the quarantine differs")
        default: fatalError("\(how), it is in doubt once")
        }
    }

    /// No account's file is passed over (law 4).
    private static func checkAccountedFor(_ tree: SourceTree, _ desired: DesiredState) {
        let read = Set(desired.accounts.values.map(\.file))
        let quarantined = Set(desired.quarantined.map(\.file))
        for file in tree.files where file.path.hasPrefix("accounts/") {
            let isDefaults = file.path.hasSuffix("/_defaults.yaml") || file.path.hasSuffix("/_defaults.yml")
            let isAccount = !isDefaults && (file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml"))
            guard isAccount else { continue }
            hold(
                read.contains(file.path) || quarantined.contains(file.path),
                "\(file.path) is neither an account nor quarantined")
        }
        hold(desired.quarantined.allSatisfy { !$0.diagnostics.isEmpty }, "a file is quarantined without a reason")
    }
}

/// Stops the fuzzer with a message unless a condition holds.
func hold(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
