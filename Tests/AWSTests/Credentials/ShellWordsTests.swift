import Testing

@testable import AWS

@Suite struct ShellWordsTests {
    @Test(arguments: [
        ("a b  c", ["a", "b", "c"]), ("  /bin/x\t--y ", ["/bin/x", "--y"]), ("'a b' \"c d\"e", ["a b", "c de"]),
        (#"a\ b \\ \'"#, ["a b", #"\"#, "'"]), (#""a\"b\\c\d$e""#, [#"a"b\c\d$e"#]), (#"'a\b'"#, [#"a\b"#]),
        ("'' \"\"", ["", ""]), ("", []), ("$(id) `id` ; rm *", ["$(id)", "`id`", ";", "rm", "*"]),
    ]) func `words are those of a shell, and no more is done with them`(_ line: String, _ words: [String]) {
        #expect(ShellWords.split(line) == words)
    }

    @Test(arguments: ["'a", "\"a", #"a\"#, #""a\"#, #""\""#]) func `what is left open is no command line`(
        _ line: String
    ) {
        #expect(ShellWords.split(line) == nil)
    }
}
