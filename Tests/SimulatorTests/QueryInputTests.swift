import Testing

@testable import Simulator

struct QueryInputTests {
    private func members(_ form: String) -> [String: JSONValue] {
        QueryInput.members(of: FormFields(form).pairs)
    }

    @Test func aPlainMemberIsAString() {
        #expect(members("RoleArn=a&DurationSeconds=900") == ["RoleArn": "a", "DurationSeconds": "900"])
    }

    @Test func aListIsInTheOrderOfItsNumbers() {
        let form = "Keys.member.10=c&Keys.member.2=b&Keys.member.1=a"
        #expect(members(form) == ["Keys": ["a", "b", "c"]])
    }

    @Test func aListHasStructures() {
        let form = "Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c"
        #expect(members(form) == ["Tags": [["Key": "a", "Value": "b"], ["Key": "c"]]])
    }

    @Test(arguments: ["Keys.member.x=a", "Keys.1=a", "Keys.member=a&Keys.other=b"])
    func whatIsNoListIsNotReadAsOne(form: String) {
        guard case .object = members(form)["Keys"] else {
            Issue.record("\(members(form))")
            return
        }
    }

    @Test func aNumberBeyondAllMeasureTakesNoSpace() {
        #expect(members("Keys.member.9000000000000000000=a") == ["Keys": ["a"]])
    }

    @Test func aNameBeyondAllMeasureIsNoMember() {
        let name = Array(repeating: "a", count: 100_000).joined(separator: ".")
        #expect(members("\(name)=b&c=d") == ["c": "d"])
    }

    @Test func manyElementsAreReadInNoTime() {
        let form = (1...20_000).map { "Keys.member.\($0)=a" }.joined(separator: "&")
        guard case .array(let elements) = members(form)["Keys"] else {
            Issue.record("no list")
            return
        }
        #expect(elements.count == 20_000)
    }
}
