import Declarations
import Planning
import Testing

/// A parser gives up behind the cause; a problem points at where the cause may stand, too.
struct RelatedPlaceTests {
    private func related(_ text: String) -> [String] {
        declare(["accounts/Prod/it.yaml": text]).diagnostics.flatMap(\.related).map {
            "\($0.position.line):\($0.position.column) \($0.note)"
        }
    }

    @Test func aDuplicateKeyToItsFirst() {
        #expect(related("name: It\nemail: a@b.co\nname: Two\n") == ["1:1 it stands here first"])
    }

    @Test func aQuoteThatIsNotClosedToWhereItOpens() {
        #expect(related("name: \"It\nemail: a@b.co\n\ntags: {}\n").first == "1:7 it begins here")
    }

    @Test func aKeyWithoutItsColonToTheKey() {
        #expect(related("name It\nemail: a@b.co\n") == ["1:1 the value before it begins here"])
        #expect(
            related("name: It\ntags\nemail: a@b.co\n") == ["2:1 it begins here", "1:7 the value before it begins here"])
    }

    @Test func anIndentationThatIsTooDeepToItsMap() {
        let text = "name: It\nemail: a@b.co\ntags:\n    a: b\n    c: d\n  e: f\n"
        #expect(related(text).contains("4:5 the value before it begins here"))
    }
}
