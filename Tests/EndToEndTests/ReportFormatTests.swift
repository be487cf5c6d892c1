import Foundation
import TestSupport
import Testing

/// `reeve validate` through the binary, in each format, with its exit code.
@Suite struct ReportFormatTests {
    /// A repository with two problems on one line, after characters that count differently everywhere.
    private static let hostile = "name: It\nemail: it@example.com\nrequest: {by: \"😀\u{202E}日\", bye: x, raeson: y}\n"

    private func withRepository(
        _ files: [String: String], _ body: (ReeveProcess) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            for (name, text) in files.merging(
                ["reeve.yaml": "version: 1\nowner: acme\n"], uniquingKeysWith: { a, _ in a })
            {
                let url = URL(fileURLWithPath: "\(folder)/\(name)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
            try await body(ReeveProcess(folder: folder))
        }
    }

    @Test func `JSON counts characters and holds nothing that a terminal obeys`() async throws {
        try await withRepository(["accounts/Prod/it.yaml": Self.hostile]) { reeve in
            let result = try await reeve("validate", "--format", "json")
            #expect(result.code == 1)
            #expect(result.error == "")
            #expect(
                result.output == #"""
                    {
                      "diagnostics" : [
                        {
                          "code" : "RV1004",
                          "hint" : "did you mean 'by'?",
                          "position" : {
                            "column" : 22,
                            "file" : "accounts/Prod/it.yaml",
                            "line" : 3
                          },
                          "related" : [

                          ],
                          "severity" : "error",
                          "source" : {
                            "length" : 3,
                            "line" : "request: {by: \"😀\u202e日\", bye: x, raeson: y}",
                            "omitted" : 0
                          },
                          "summary" : "unknown key 'bye'"
                        },
                        {
                          "code" : "RV1004",
                          "hint" : "did you mean 'reason'?",
                          "position" : {
                            "column" : 30,
                            "file" : "accounts/Prod/it.yaml",
                            "line" : 3
                          },
                          "related" : [

                          ],
                          "severity" : "error",
                          "source" : {
                            "length" : 6,
                            "line" : "request: {by: \"😀\u202e日\", bye: x, raeson: y}",
                            "omitted" : 0
                          },
                          "summary" : "unknown key 'raeson'"
                        }
                      ],
                      "format_version" : "1.0"
                    }

                    """#)
        }
    }

    @Test func `JSON of a repository without problems says so`() async throws {
        try await withRepository(["accounts/Prod/it.yaml": "name: It\nemail: it@example.com\n"]) { reeve in
            let result = try await reeve("validate", "--format", "json")
            #expect(result.code == 0)
            #expect(result.output == "{\n  \"diagnostics\" : [\n\n  ],\n  \"format_version\" : \"1.0\"\n}\n")
        }
    }

    @Test func `SARIF follows OASIS's schema and counts UTF-16`() async throws {
        try await withRepository([
            "accounts/Prod/it.yaml": Self.hostile, "accounts/Two words/[a](b).yaml": "name: x\n",
            "accounts/Lab/a.yaml": "name: A\nemail: same@example.com\n",
            "accounts/Lab/b.yaml": "name: B\nemail: same@example.com\n",
        ]) { reeve in
            let result = try await reeve("validate", "--format", "sarif")
            #expect(result.code == 1)
            #expect(result.output.contains(#""columnKind" : "utf16CodeUnits""#))
            #expect(result.output.contains("docs/errors.md#rv1004-unknown-key"))
            #expect(!result.output.unicodeScalars.contains("\u{202E}"))
            #expect(
                try await Script.run("check_sarif.py", input: result.output) == """
                    RV1014 error accounts/Lab/a.yaml 2 8 24 same@example.com
                    RV1014 error accounts/Lab/b.yaml 2 8 24 same@example.com
                    RV1004 error accounts/Prod/it.yaml 3 23 26 bye
                    RV1004 error accounts/Prod/it.yaml 3 31 37 raeson
                    RV1011 error accounts/Two%20words/%5Ba%5D%28b%29.yaml 1 None None None

                    """)
        }
    }

    @Test func `SARIF of no problem, and of one that no file has, follows the schema too`() async throws {
        try await withRepository(["accounts/Prod/it.yaml": "name: It\nemail: it@example.com\n"]) { reeve in
            let good = try await reeve("validate", "--format", "sarif")
            #expect(good.code == 0)
            #expect(try await Script.run("check_sarif.py", input: good.output) == "")
            let missing = try await reeve("validate", "accounts", "--format", "sarif")
            #expect(missing.code == 1)
            #expect(
                try await Script.run("check_sarif.py", input: missing.output) == """
                    RV2001 error accounts/reeve.yaml 1 None None None
                    RV2004 error accounts/reeve.yaml 1 None None None

                    """)
        }
    }

    @Test func `GitHub is told of each problem at its line, and obeys nothing that a file says`() async throws {
        try await withRepository([
            "org/reeve.yaml": "version: 1\nowner: acme\n",
            "org/accounts/a,b:c%/it.yaml": "name: It\nemail: \"a%0A::b\\n::error::c\"\n",
        ]) { reeve in
            let result = try await reeve("validate", "./org/", "--format", "github")
            #expect(result.code == 1)
            #expect(
                result.output == "::error file=org/accounts/a%2Cb%3Ac%25/it.yaml,line=2,col=8,endColumn=29,"
                    + "title=RV1009 A value that cannot be::AWS does not take 'a%250A::b\\u{a}::error::c' as an "
                    + "account's e-mail address%0Ahint: 6 to 64 ASCII characters, one @, none of "
                    + "\"'()<>[]:;,\\|%25& and no white space\n")
        }
    }

    @Test func `GitHub is told when all is well`() async throws {
        try await withRepository(["accounts/Prod/it.yaml": "name: It\nemail: it@example.com\n"]) { reeve in
            let result = try await reeve("validate", "--format", "github")
            #expect(result.code == 0)
            #expect(result.output == "1 account file is valid.\n")
        }
    }

    @Test(arguments: ["text", "json", "sarif", "github"])
    func `a folder that is not there is a problem in every format`(format: String) async throws {
        try await withRepository([:]) { reeve in
            let result = try await reeve("validate", "nowhere", "--format", format)
            #expect(result.code == 1)
            #expect((format == "text" ? result.error : result.output).contains("RV6007"))
            #expect((format == "text" ? result.output : result.error) == "")
        }
    }

    @Test func `a format that is not known is an error`() async throws {
        try await withRepository([:]) { reeve in
            let result = try await reeve("validate", "--format", "xml")
            #expect(result.code == 1)
        }
    }

    @Test(arguments: [
        (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ])
    func `text has colours on a terminal that wants them`(environment: [String: String], colored: Bool) async throws {
        try await withRepository(["accounts/Prod/it.yaml": "nmae: It\nemail: it@example.com\n"]) { reeve in
            let command = "'\(try Tool.reeve())' validate '\(reeve.folder)'; true"
            let variables = environment.map { "\($0.key)=\($0.value)" }
            let shown = try await Tool.run(
                "env", ["-u", "NO_COLOR"] + variables + ["script", "-qec", command, "/dev/null"])
            #expect(shown.contains("RV1004"))
            #expect(shown.contains("\u{1B}[1;31merror[RV1004]:\u{1B}[0m unknown key 'nmae'") == colored)
            #expect(shown.contains("\u{1B}") == colored)
        }
    }
}
