import Declarations
import Planning
import Testing

/// The record of an account on the status branch: what was written is read back, and nothing else is taken for
/// a record.
struct AccountRecordFileTests {
    private let digest = Digest(of: "an effect".utf8)
    private let path = "accounts/it.yaml"

    private func record(_ edit: (inout AccountRecord) -> Void = { _ in }) throws -> AccountRecord {
        var record = AccountRecord(key: try #require(AccountKey("it")), phase: .ready)
        edit(&record)
        return record
    }

    private func roundTrip(_ record: AccountRecord) throws -> AccountRecord {
        try AccountRecordFile.parse(Array(AccountRecordFile.render(record).utf8), key: record.key, path: path)
    }

    @Test(arguments: [
        AccountRecord.Phase.ready, .creating, .waiting, .retrying, .stalled, .quarantined,
    ])
    func theSmallestIsReadBack(_ phase: AccountRecord.Phase) throws {
        let record = try record { $0.phase = phase }
        #expect(try roundTrip(record) == record)
    }

    @Test func theFullestIsReadBack() throws {
        let record = try record {
            $0.phase = .stalled
            $0.message = "create: stalled: EMAIL_ALREADY_EXISTS"
            $0.accountID = AccountID("012345678901")
            $0.name = "Payments: Prod # 1"
            $0.email = "aws+payments@example.com"
            $0.ou = OrganizationalUnitPath("Workloads/Prod")
            $0.state = .pendingClosure
            $0.file = "accounts/Workloads/Prod/it.yaml"
            $0.settledAt = CommitID(String(repeating: "0a", count: 20))
            $0.create = .init(request: "car-0123", effect: digest)
            $0.unansweredCreate = 1_799_999_999
            $0.stalls = [digest: "refused"]
            $0.since = 1_800_000_000
            $0.source = CommitID(String(repeating: "0b", count: 20))
            $0.waits = [digest: Wait(reason: "a quota", since: 1_800_000_000, until: 1_800_003_600)]
            $0.declaredTags = ["cost-center": "00042", "environment": "NO", "empty": "", "a b": "~"]
        }
        #expect(try roundTrip(record) == record)
    }

    @Test func theRootIsReadBack() throws {
        let record = try record { $0.ou = .root }
        #expect(try roundTrip(record) == record)
    }

    @Test(arguments: [
        "", " ", "~", "null", "00042", "NO", "\"", "'", "\\", "\\n", "a: b", "# no comment", "- a", "{a: b}", "[a]",
        "&a", "*a",
        "!!str x", "---", "...", "%YAML", "@a", "`a`", "a\nb", "\n\n", "a\r\nb", "\ta\t", " a ", "é日本🙂", "e\u{301}",
        "\u{0}",
        "\u{1}\u{1B}[31m", "\u{7F}\u{80}\u{85}\u{9F}", "\u{2028}\u{2029}", "\u{FEFF}a", "\u{FFFD}", "\u{202E}evil",
        "\u{10FFFF}", "\u{D7FF}\u{E000}", "phase: Ready\nmessage: x", String(repeating: "long ", count: 2000),
    ])
    func hostileTextIsReadBack(_ text: String) throws {
        let record = try record {
            $0.phase = .stalled
            $0.message = text
            $0.name = text
            $0.email = text
            $0.file = text
            $0.create = .init(request: text, effect: digest)
            $0.stalls = [digest: text]
            $0.waits = [digest: Wait(reason: text, since: 1, until: 2)]
            $0.declaredTags = [text: text, "last": text]
        }
        let back = try roundTrip(AccountRecord(record, tagsOf: text.utf8.count > 512 ? nil : record))
        #expect(back.message.map { Array($0.utf8) } == Array(text.utf8))
        #expect(back == AccountRecord(record, tagsOf: text.utf8.count > 512 ? nil : record))
    }

    @Test func aTagKeyOfTheGreatestLengthIsReadBack() throws {
        let key = String(repeating: "\u{2028}", count: 128)
        let record = try record { $0.declaredTags = [key: String(repeating: "\u{2028}", count: 256)] }
        #expect(try roundTrip(record) == record)
    }

    @Test func equalRecordsGiveEqualBytes() throws {
        let one = try record { for n in 0..<40 { $0.declaredTags["k\(n)"] = "v" } }
        let other = try record { for n in (0..<40).reversed() { $0.declaredTags["k\(n)"] = "v" } }
        #expect(AccountRecordFile.render(one) == AccountRecordFile.render(other))
    }

    @Test func itIsAPageOfYAML() throws {
        let record = try record {
            $0.phase = .waiting
            $0.message = "unmanage: needs approval"
            $0.since = 1_800_000_000
            $0.source = CommitID(String(repeating: "0b", count: 20))
            $0.accountID = AccountID("012345678901")
            $0.declaredTags = ["b": "2", "a": "1"]
        }
        #expect(
            AccountRecordFile.render(record) == """
                phase: "Waiting"
                conditions:
                  - type: "Ready"
                    status: "False"
                    reason: "Waiting"
                    message: "unmanage: needs approval"
                    since: "2027-01-15T08:00:00Z"
                    source: "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"
                  - type: "Reconciling"
                    status: "True"
                    reason: "Waiting"
                    message: "unmanage: needs approval"
                    since: "2027-01-15T08:00:00Z"
                    source: "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"
                accountId: "012345678901"
                tags:
                  "a": "1"
                  "b": "2"

                """)
    }

    @Test func whatANewerVersionAddsIsLeftAlone() throws {
        let text = "phase: \"Ready\"\nfuture: {a: [1]}\naccountId: \"012345678901\"\n"
        let record = try AccountRecordFile.parse(Array(text.utf8), key: try #require(AccountKey("it")), path: path)
        #expect(record.accountID?.description == "012345678901")
    }

    @Test(arguments: [
        "", "# empty\n", "- a\n", "text\n", "phase: [\n", "phase: \"Ready\"\nphase: \"Ready\"\n",
        "phase: \"Unheard-of\"\n",
        "accountId: \"012345678901\"\n", "phase: {a: b}\n", "phase: \"Ready\"\nname: [a]\n", "phase: &a Ready\n",
        "phase: \"Ready\"\ntags: [a]\n", "phase: ~\n", "phase: \"Ready\"\nconditions: []\n",
        "phase: \"Ready\"\nconditions: [{type: Ready, since: yesterday}]\n",
        "phase: \"Ready\"\nconditions: [{type: Ready, source: main}]\n",
        "phase: \"Ready\"\nwaiting: {\"\(String(repeating: "0", count: 64))\": for ever}\n",
    ])
    func whatIsNoRecordThrows(_ text: String) throws {
        let error = try #require(
            #expect(throws: Diagnostic.self) {
                try AccountRecordFile.parse(Array(text.utf8), key: AccountKey("it") ?? record().key, path: path)
            })
        #expect(error.code == .statusUnreadable)
        #expect(error.summary.contains("'accounts/it.yaml'"))
    }

    @Test func bytesThatAreNoUTF8Throw() throws {
        let key = try #require(AccountKey("it"))
        #expect(throws: Diagnostic.self) { try AccountRecordFile.parse([0xFF], key: key, path: path) }
    }
}

extension AccountRecord {
    /// The record, with the tags of another or none: a key as long as that is none of AWS's.
    fileprivate init(_ record: AccountRecord, tagsOf other: AccountRecord?) {
        self = record
        declaredTags = other?.declaredTags ?? [:]
    }
}
