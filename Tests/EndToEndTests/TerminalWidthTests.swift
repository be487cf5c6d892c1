import Planning
import TestSupport
import Testing

@Suite struct TerminalWidthTests {
    @Test func `every character is as wide as wcwidth says`() async throws {
        let lines = try await Script.run("widths.py", input: "", limit: 1 << 22)
        var compared = 0
        var different: [Substring] = []
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard let value = UInt32(parts[0], radix: 16), let scalar = Unicode.Scalar(value) else { continue }
            compared += 1
            if "\(TerminalWidth.of(scalar))" != parts[1] { different.append(line) }
        }
        #expect(compared > 100_000)
        #expect(different.isEmpty)
    }
}
