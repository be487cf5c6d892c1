import Planning
import Testing

/// The arithmetic says the window as it is.
struct BudgetWindowTests {
    @Test(arguments: [
        (24 * 3600, "24h"), (7 * 86400, "168h"), (90 * 60, "90m"), (30 * 60, "30m"), (45, "45s"), (3601, "3601s"),
    ])
    func ofAnyLength(_ seconds: Int, _ text: String) throws {
        let policy = policy {
            $0.budgets.window = seconds
            $0.budgets.limits[.move] = .init(count: 0)
        }
        let gate = gate(try plan([spec("it", ou: "Lab")], [owned("it")]), policy: policy)
        #expect(gate.held.first?.reason.description.hasPrefix("move: 1 of 1 accounts in \(text), budget 0") == true)
    }
}
