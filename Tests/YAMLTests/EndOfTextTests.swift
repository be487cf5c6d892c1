import Testing
import YAML

/// What is missing at the end is said where the text ends: no review shows a line that is not there.
struct EndOfTextTests {
    @Test(arguments: [
        ("name: [a", "1:9"), ("name: [a\n", "1:9"), ("name: [a\n\n\n", "1:9"), ("name: [a\r\n", "1:9"),
        ("name: \"a\nb\n", "2:2"), ("tags: {é: ü\n  \n", "1:12"), ("a: [b, # more\n", "1:14"), ("{", "1:2"),
    ])
    func aProblemAtTheEndIsWithinTheText(_ text: String, _ place: String) {
        let problem = read(text).problems.first
        #expect(problem.map { "\($0.mark.line):\($0.mark.column)" } == place)
    }

    @Test func aProblemBeforeTheEndStaysWhereItIs() {
        #expect(read("tags:\n\ta: b\n").problems.first?.mark.line == 2)
    }
}
