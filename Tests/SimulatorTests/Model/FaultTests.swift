import Testing

@testable import Simulator

struct FaultTests {
    @Test(
        arguments: [
            ("off", [:]), ("0", Dictionary(uniqueKeysWithValues: Fault.allCases.map { ($0, 0) })),
            ("error=0.5, lost=0.25", [.error: 0.5, .lost: 0.25]), ("slow=1", [.slow: 1]),
        ] as [(String, [Fault: Double])])
    func aTextIsRead(text: String, rates: [Fault: Double]) throws {
        #expect(try Faults(text).rates == rates)
    }

    @Test func aBareRateIsSpreadEvenly() throws {
        let rates = try Faults("0.3").rates
        #expect(Set(rates.keys) == Set(Fault.allCases))
        #expect(rates.values.allSatisfy { abs($0 - 0.05) < 1e-12 })
        #expect(try Faults("1").rates.count == 6)
    }

    @Test(arguments: [
        "", "some", "-0.1", "1.1", "nan", "error", "error=", "error=2", "error=-1", "error=x", "flood=0.1",
        "error=0.1,error=0.1", "error=0.6,lost=0.6", "error=0.1,",
    ])
    func nonsenseIsRefused(text: String) {
        #expect(throws: SimulatorError.self) { try Faults(text) }
    }

    private func drawn(_ text: String, seed: UInt64, count: Int = 6000) throws -> [Fault?] {
        var plan = FaultPlan(try Faults(text), seed: seed)
        return (0..<count).map { _ in plan.next() }
    }

    @Test func equalSeedsGiveEqualFaults() throws {
        #expect(try drawn("0.5", seed: 7) == drawn("0.5", seed: 7))
        #expect(try drawn("0.5", seed: 7) != drawn("0.5", seed: 8))
    }

    @Test func eachComesAsOftenAsItsRateSays() throws {
        let faults = try drawn("error=0.5,lost=0.1", seed: 1)
        let share = { (fault: Fault?) in Double(faults.count { $0 == fault }) / Double(faults.count) }
        #expect(abs(share(.error) - 0.5) < 0.03)
        #expect(abs(share(.lost) - 0.1) < 0.03)
        #expect(abs(share(nil) - 0.4) < 0.03)
        #expect(try Set(drawn("1", seed: 1)) == Set(Fault.allCases))
        #expect(try Set(drawn("off", seed: 1)) == [nil])
    }
}
