import Planning
import Testing

@testable import Declarations

/// Law 4, as one table: every thing that can be wrong, everywhere it can be wrong.
struct BoundaryTests {
    /// One row for each place, in the order of the findings.
    private static let findings: [Boundary.Finding] = [
        .missing, .empty, .notAFile, .misnamed, .unreadable, .disputed, .foreign, .tooMuch,
    ]
    private static let table: [Boundary.Place: [Boundary.Reach]] = [
        .policy: [.whole, .whole, .whole, .whole, .whole, .whole, .whole, .whole],
        .accounts: [.whole, .whole, .whole, .whole, .whole, .whole, .whole, .whole],
        .defaults: [.nothing, .folder, .folder, .folder, .folder, .folder, .folder, .folder],
        .account: [.nothing, .account, .account, .account, .account, .account, .account, .account],
        .unnamed: [
            .nothing, .unknownAccount, .unknownAccount, .unknownAccount, .unknownAccount, .unknownAccount,
            .unknownAccount, .unknownAccount,
        ],
        .other: [.nothing, .nothing, .unknownAccount, .nothing, .nothing, .unknownAccount, .unknownAccount, .nothing],
    ]

    @Test func theTableIsWhole() {
        #expect(Set(Self.findings) == Set(Boundary.Finding.allCases))
        #expect(Set(Self.table.keys) == Set(Boundary.Place.allCases))
        #expect(Self.table.values.allSatisfy { $0.count == Self.findings.count })
    }

    @Test(arguments: Boundary.Place.allCases)
    func everyFindingReachesAsFarAsTheTableSays(_ place: Boundary.Place) {
        #expect(Self.findings.map { Boundary.reach(of: $0, at: place) } == Self.table[place])
    }

    @Test(arguments: Boundary.Place.allCases, Boundary.Finding.allCases)
    func whatIsDividedIsWhatReaches(_ place: Boundary.Place, _ finding: Boundary.Finding) {
        let diagnostic = Diagnostic(.invalidValue, "wrong")
        let key = AccountKey("it")
        let (quarantined, doubts) = Boundary.divide([
            .init(place: place, finding: finding, file: "f", key: key, diagnostics: [diagnostic])
        ])
        switch Boundary.reach(of: finding, at: place) {
        case .nothing:
            #expect(quarantined.isEmpty && doubts.isEmpty)
        case .account:
            #expect(quarantined == [Quarantine(file: "f", key: key, diagnostics: [diagnostic])])
            #expect(doubts.isEmpty)
        case .unknownAccount:
            #expect(quarantined == [Quarantine(file: "f", key: nil, diagnostics: [diagnostic])])
            #expect(doubts.isEmpty)
        case .folder:
            #expect(quarantined == [Quarantine(file: "f", key: nil, isDefaults: true, diagnostics: [diagnostic])])
            #expect(doubts.isEmpty)
        case .whole:
            #expect(quarantined.isEmpty)
            #expect(doubts == [diagnostic])
        }
    }

    @Test func doubtAboutTheWholeHidesNoProblemOfAFile() {
        let declared = declare(["accounts/Prod/it.yaml": "name: [\n"], policy: "version: 2\nowner: acme\n")
        #expect(declared.isInDoubt)
        #expect(declared.problems == ["RV1001 accounts/Prod/it.yaml:1:8", "RV1009 reeve.yaml:1:10"])
    }
}
