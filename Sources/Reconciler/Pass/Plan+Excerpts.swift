import Declarations
import Planning

extension Plan {
    /// The same plan, whose problems show the lines they are about.
    func excerpted(from tree: SourceTree) -> Plan { replacingDiagnostics(diagnostics.map(tree.excerpted)) }
}
