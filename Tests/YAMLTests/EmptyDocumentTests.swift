import Testing
import YAML

struct EmptyDocumentTests {
    @Test(arguments: ["", "\n", "   \n\n", "# only a comment\n", "---\n", "---\n...\n", "~\n", "null\n", "\r\n"])
    func hasNoRootAndNothingWrong(_ text: String) {
        let document = read(text)
        #expect(document.root == nil)
        #expect(document.problems.isEmpty)
    }

    @Test func anEmptyMapIsNotAnEmptyDocument() {
        #expect(read("{}\n").root?.kind == .mapping([]))
        #expect(read("\"\"\n").root?.scalar == Scalar(text: "", isQuoted: true))
    }

    @Test func anEmptyFirstDocumentDoesNotHideASecond() {
        #expect(places("---\n---\na: 1\n") == ["2:1 refused"])
    }

    @Test func textAtTheTopIsAScalar() {
        #expect(read("just text\n").root?.text == "just text")
    }
}
