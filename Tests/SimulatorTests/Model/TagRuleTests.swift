import Testing

@testable import Simulator

struct TagRuleTests {
    private let account = "432109876543"

    @Test func tagsAreAddedReplacedAndRemoved() throws {
        var fixture = Fixture()
        try fixture.organization.tag(account, with: [Tag(key: "a", value: "1"), Tag(key: "b", value: "2")])
        try fixture.organization.tag(account, with: [Tag(key: "b", value: "3")])
        #expect(try fixture.organization.tags(of: account) == ["a": "1", "b": "3"])

        try fixture.organization.untag(account, keys: ["a", "never-there"])
        #expect(try fixture.organization.tags(of: account) == ["b": "3"])
    }

    @Test func keysOfAWSAreReserved() {
        var fixture = Fixture()
        for key in ["aws:name", "AWS:name"] {
            let tagged = fixture.error { try $0.tag(account, with: [Tag(key: key, value: "")]) }
            #expect(tagged?.reason == "INVALID_SYSTEM_TAGS_PARAMETER")
            let untagged = fixture.error { try $0.untag(account, keys: [key]) }
            #expect(untagged?.reason == "INVALID_SYSTEM_TAGS_PARAMETER")
        }
    }

    @Test func aKeyStandsInARequestOnce() {
        var fixture = Fixture()
        let error = fixture.error {
            try $0.tag(account, with: [Tag(key: "a", value: "1"), Tag(key: "a", value: "1")])
        }
        #expect(error?.code == "InvalidInputException")
        #expect(error?.reason == "DUPLICATE_TAG_KEY")
    }

    @Test func thereAreFiftyAtMost() throws {
        var fixture = Fixture()
        try fixture.organization.tag(account, with: (1...50).map { Tag(key: "key-\($0)", value: "") })
        try fixture.organization.tag(account, with: [Tag(key: "key-50", value: "replaced")])

        let error = fixture.error { try $0.tag(account, with: [Tag(key: "key-51", value: "")]) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "MAX_TAG_LIMIT_EXCEEDED")
    }

    @Test func whatHasNoTagsToHaveIsNotFound() {
        var fixture = Fixture()
        #expect(fixture.error { _ = try $0.tags(of: "999999999999") } == .targetNotFound)
        #expect(fixture.error { try $0.tag("ou-exam-00000000", with: []) } == .targetNotFound)
    }

    @Test func unitsAndTheRootHaveTagsToo() throws {
        var fixture = Fixture()
        for resource in [fixture.root, fixture.unit("Prod")] {
            try fixture.organization.tag(resource, with: [Tag(key: "a", value: "1")])
            #expect(try fixture.organization.tags(of: resource) == ["a": "1"])
        }
    }
}
