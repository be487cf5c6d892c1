import ArgumentParser
import FoundationEssentials
import Planning
import Reconciler

/// The plan that a command is to apply: the beginning of its id, long enough to name one plan, or the file of it.
struct AgreedPlan: ExpressibleByArgument {
    private enum Name {
        case id(String)
        case file(String)
    }

    private let name: Name

    init?(argument: String) {
        if (12...64).contains(argument.utf8.count), argument.allSatisfy(\.isHexDigit) {
            name = .id(argument.lowercased())
        } else if argument.hasSuffix(".json") {
            name = .file(argument)
        } else {
            return nil
        }
    }

    /// - Throws: if the file is no plan.
    func expectation() throws(Diagnostic) -> PlanExpectation {
        switch name {
        case .id(let id): return .id(id)
        case .file(let path):
            guard let data = FileManager.default.contents(atPath: path), let plan = try? PlanJSON.parse(data) else {
                throw Diagnostic(
                    .localFile, "'\(path)' is no plan", hint: "write one with 'reeve plan --format json'")
            }
            return .plan(plan)
        }
    }
}
