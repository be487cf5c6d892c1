import Foundation
import Planning
import TestSupport
import Testing

/// Every case as text, as Markdown and as JSON: a folder of `Goldens/` for each.
@Suite struct PlanGoldenTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    static let cases =
        PlanCase.creates + PlanCase.identities + PlanCase.fields + PlanCase.takingAway + PlanCase.causes
        + PlanCase.policies + PlanCase.shapes

    private func check(_ said: String, _ name: String, _ file: String) throws {
        let golden = try Golden(Self.folder.appendingPathComponent("\(name)/\(file)"), said: said)
        if golden.wasRecorded { Issue.record("\(name): \(golden.advice)") }
        #expect(said == golden.expected)
    }

    @Test(arguments: cases)
    func `a plan is rendered as the goldens say`(_ plan: PlanCase) throws {
        let rendered = try plan.rendered()
        try check(rendered.text, plan.name, "plan.txt")
        try check(rendered.markdown, plan.name, "plan.md")
        try check(try rendered.json, plan.name, "plan.json")
    }

    @Test func `a plan of ten thousand effects is whole as text and as JSON, and counted in Markdown`() throws {
        let rendered = try PlanCase.large.rendered()
        try check(rendered.markdown, PlanCase.large.name, "plan.md")
        try check(Self.ends(of: rendered.text), PlanCase.large.name, "ends.txt")
        try check(Self.ends(of: try rendered.json), PlanCase.large.name, "ends-of-json.txt")
    }

    /// The first and the last lines, and how many stand between them.
    private static func ends(of text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.prefix(20) + ["… \(lines.count - 40) lines …"] + lines.suffix(20)).joined(separator: "\n")
    }

    @Test func `every golden has a case, and every case a name of its own`() throws {
        let names = Self.cases.map(\.name) + [PlanCase.large.name]
        #expect(Set(names).count == names.count)
        #expect(names.count >= 25)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) == Set(names))
    }
}
