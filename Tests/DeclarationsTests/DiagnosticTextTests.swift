import Declarations
import Planning
import Testing

/// The exact text of problems, as a terminal shows them: place, code, the line with a caret under it, the way
/// out.
struct DiagnosticTextTests {
    private func text(_ files: [String: String], policy: String? = smallestPolicy) -> String {
        declare(files, policy: policy).diagnostics.map(\.description).joined(separator: "\n")
    }

    @Test(arguments: [
        (
            "nmae: Payments\nemail: it@example.com\n",
            """
            accounts/Prod/it.yaml:1:1: error[RV1004]: unknown key 'nmae'
                nmae: Payments
                ^^^^
            hint: did you mean 'name'?
            """
        ),
        (
            "name: It\n",
            """
            accounts/Prod/it.yaml:1:1: error[RV1008]: 'email' is missing
                name: It
                ^
            hint: add 'email: …'
            """
        ),
        (
            "name: It\nemail: it@@example.com\n",
            """
            accounts/Prod/it.yaml:2:8: error[RV1009]: AWS does not take 'it@@example.com' as an account's e-mail address
                email: it@@example.com
                       ^^^^^^^^^^^^^^^
            hint: 6 to 64 ASCII characters, one @, none of "'()<>[]:;,\\|%& and no white space
            """
        ),
        (
            "name: It\nemail: it@example.com\nemail: other@example.com\n",
            """
            accounts/Prod/it.yaml:3:1: error[RV1005]: 'email' stands here again; it is on line 2 already
                email: other@example.com
                ^^^^^
            accounts/Prod/it.yaml:2:1: note: it stands here first
                email: it@example.com
                ^^^^^
            hint: remove one of the two
            """
        ),
        (
            "name: It\nemail: it@example.com\ntags: &t {a: b}\n",
            """
            accounts/Prod/it.yaml:3:7: error[RV1006]: anchors are not taken
                tags: &t {a: b}
                      ^^^^
            hint: write the value out
            """
        ),
        (
            "name: It\nemail: it@example.com\npolicies: [deny-root]\n",
            """
            accounts/Prod/it.yaml:3:1: error[RV1010]: 'policies' is not applied yet by this version
                policies: [deny-root]
                ^^^^^^^^
            hint: remove it; nothing is done for an account whose file asks for more than Reeve can do
            """
        ),
        (
            "name: It\nemail: it@example.com\nou: Prod\n",
            """
            accounts/Prod/it.yaml:3:5: error[RV1012]: the folder says the organizational unit: 'Prod'
                ou: Prod
                    ^^^^
            hint: remove 'ou', or move the file
            """
        ),
        (
            "name: It\r\nemail: it@example.com\r\nstate: closd\r\n",
            """
            accounts/Prod/it.yaml:3:8: error[RV1009]: 'state' cannot be 'closd'
                state: closd
                       ^^^^^
            hint: did you mean 'closed'?
            """
        ),
        (
            "name: It\nemail: it@example.com\ntags:\n  aws:x: y\n",
            """
            accounts/Prod/it.yaml:4:3: error[RV1009]: tag keys that begin with 'aws:' are reserved by AWS
                  aws:x: y
                  ^^^^^
            """
        ),
        (
            "name: It\nemail: it@example.com\ntags: {日本語: x, b: [y]}\n",
            """
            accounts/Prod/it.yaml:3:19: error[RV1007]: 'b' is text
                tags: {日本語: x, b: [y]}
                                     ^
            """
        ),
        (
            "name: It\nemail:\t[x]\n",
            """
            accounts/Prod/it.yaml:2:8: error[RV1007]: 'email' is text
                email:\t[x]
                      \t^
            """
        ),
        (
            "",
            """
            accounts/Prod/it.yaml:1:1: error[RV1008]: the file is empty
            hint: 'name' and 'email' are required
            """
        ),
    ])
    func ofAnAccountFile(_ file: String, _ expected: String) {
        #expect(text(["accounts/Prod/it.yaml": file]) == expected)
    }

    @Test func ofASyntaxErrorShowsWhereItBegan() {
        let lines = text(["accounts/Prod/it.yaml": "name: It\ntags: {a: b]\n"]).split(separator: "\n")
        #expect(
            lines.first?.hasPrefix("accounts/Prod/it.yaml:2:12: error[RV1001]: did not find expected ',' or '}'")
                == true)
        #expect(
            lines.dropFirst() == [
                "    tags: {a: b]", "               ^", "accounts/Prod/it.yaml:2:7: note: it begins here",
                "    tags: {a: b]", "          ^",
            ])
    }

    @Test func ofTwoFilesWithOneAddress() {
        #expect(
            text(["accounts/Prod/a.yaml": account("same"), "accounts/Lab/b.yaml": account("same")]) == """
                accounts/Lab/b.yaml:2:8: error[RV1014]: same@example.com is also the address of accounts/Prod/a.yaml
                    email: same@example.com
                           ^^^^^^^^^^^^^^^^
                accounts/Prod/a.yaml:2:8: note: it also stands here
                    email: same@example.com
                           ^^^^^^^^^^^^^^^^
                hint: only one account can have it: change all but one of the files
                accounts/Prod/a.yaml:2:8: error[RV1014]: same@example.com is also the address of accounts/Lab/b.yaml
                    email: same@example.com
                           ^^^^^^^^^^^^^^^^
                accounts/Lab/b.yaml:2:8: note: it also stands here
                    email: same@example.com
                           ^^^^^^^^^^^^^^^^
                hint: only one account can have it: change all but one of the files
                """)
    }

    @Test func ofTheRepository() {
        #expect(
            text([:], policy: nil) == """
                error[RV2001]: the repository has no 'reeve.yaml'
                hint: run 'reeve init' to see one; 'version' and 'owner' are enough
                error[RV2004]: the repository has no folder 'accounts/'
                hint: without it, every account would seem to be removed: restore it, or run 'reeve init'
                """)
        #expect(
            text(["accounts/Prod/it.yaml": account("it")], policy: "version: 1\n") == """
                reeve.yaml:1:1: error[RV2003]: 'owner' is missing
                    version: 1
                    ^
                hint: name this repository's hold on its accounts, such as 'owner: acme-platform'; it has no default
                """)
    }

    @Test func ofAProblemThatNobodyFound() {
        #expect(text(["accounts/Prod/it.yaml": account("it")]) == "")
    }
}
