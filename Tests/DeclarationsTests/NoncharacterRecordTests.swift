import Declarations
import Planning
import Testing

struct NoncharacterRecordTests {
    /// YAML has no U+FFFE and U+FFFF; what AWS says may.
    @Test(arguments: ["\u{FFFE}", "a\u{FFFF}b"])
    func areReadBack(_ text: String) throws {
        let record = AccountRecord(key: try #require(AccountKey("it")), phase: .stalled, message: text)
        let back = try AccountRecordFile.parse(
            Array(AccountRecordFile.render(record).utf8), key: record.key, path: "accounts/it.yaml")
        #expect(back == record)
    }
}
