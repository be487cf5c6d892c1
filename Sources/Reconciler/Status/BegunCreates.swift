import Declarations
import Planning

/// The records of the accounts that AWS is about to be asked for, committed with the lease: whatever becomes of this
/// process, its memory and its report, who comes next knows that the account may have been made.
enum BegunCreates {
    /// - Parameter now: seconds since 1970.
    static func records(_ facts: Facts, now: Int) -> [String: [UInt8]] {
        let actions = facts.gate.approved.map(\.action).filter(\.beginsCreate)
        return actions.reduce(into: [:]) { records, action in
            let record = record(of: action.key, facts, now: now)
            records[StatusPaths.account(action.key)] = Array(AccountRecordFile.render(record).utf8)
        }
    }

    private static func record(of key: AccountKey, _ facts: Facts, now: Int) -> AccountRecord {
        let spec = facts.desired.accounts[key]
        var record = facts.history.records[key] ?? AccountRecord(key: key, phase: .creating)
        record.phase = .creating
        record.message = "AWS is being asked for it"
        record.since = now
        record.source = facts.source.commit
        record.settledAt = facts.history.base(of: key)
        record.file = spec?.file ?? record.file
        record.name = spec?.name.value ?? record.name
        record.email = spec?.email.value.description ?? record.email
        record.unansweredCreate = now
        return record
    }
}
