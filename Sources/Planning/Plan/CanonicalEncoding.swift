/// The bytes over which effects and plans are digested. `docs/plan-format.md` has them for other programs.
///
/// A form is a sequence of netstrings (`<length in bytes>:<bytes>,`), so no value can pose as two. What is
/// absent is the single byte `-`, which no netstring begins with.
enum CanonicalEncoding {
    static let effectVersion = "reeve-effect-1"
    static let planVersion = "reeve-plan-1"
    static let actionVersion = "reeve-action-1"

    static func digest(key: AccountKey, accountID: AccountID?, change: Change, scope: PlanScope) -> Digest {
        var form = Form()
        form.add(effectVersion)
        form.add(scope.organization)
        form.add(scope.owner)
        form.add(key.description)
        form.add(accountID?.description)
        form.add(change)
        return Digest(of: form.bytes)
    }

    /// The policy is no account: where those have a key and an ID, its effects have nothing.
    static func digest(_ loosening: PolicyLoosening, scope: PlanScope) -> Digest {
        var form = Form()
        form.add(effectVersion)
        form.add(scope.organization)
        form.add(scope.owner)
        form.add(nil as String?)
        form.add(nil as String?)
        form.add("policy")
        form.add(loosening.field)
        form.add(loosening.before)
        form.add(loosening.after)
        return Digest(of: form.bytes)
    }

    /// The id of a plan: over the digests of its effects, sorted, each once.
    static func planID(effects: some Sequence<Digest>, scope: PlanScope) -> Digest {
        digest(planVersion, effects, scope)
    }

    /// What an action is known by in the audit: the same over the digests of its effects.
    static func actionDigest(effects: some Sequence<Digest>, scope: PlanScope) -> Digest {
        digest(actionVersion, effects, scope)
    }

    private static func digest(_ version: String, _ effects: some Sequence<Digest>, _ scope: PlanScope) -> Digest {
        var form = Form()
        form.add(version)
        form.add(scope.organization)
        form.add(scope.owner)
        for digest in Set(effects).sorted() { form.add(digest.description) }
        return Digest(of: form.bytes)
    }

    private struct Form {
        var bytes: [UInt8] = []

        mutating func add(_ text: String?) {
            guard let text else {
                bytes.append(UInt8(ascii: "-"))
                return
            }
            bytes += Array("\(text.utf8.count):".utf8)
            bytes += Array(text.utf8)
            bytes.append(UInt8(ascii: ","))
        }

        mutating func add(_ unit: OrganizationalUnit?) {
            add(unit?.id)
            add(unit?.path.description)
        }

        mutating func add(_ change: Change) {
            switch change {
            case .create(let account):
                add("create")
                add(account.name)
                add(account.email.description)
                add(account.ou)
                for (key, value) in account.tags.sorted(by: {
                    Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
                }) {
                    add(key)
                    add(value)
                }
            case .adopt(let byEmailAlone):
                add("adopt")
                add(byEmailAlone ? "email" : "accountId")
            case .rekey(let from):
                add("rekey")
                add(from.description)
            case .move(let from, let to):
                add("move")
                add(from)
                add(to)
            case .rename(let from, let to):
                add("name")
                add(from)
                add(to)
            case .tag(let key, let from, let to):
                add("tag")
                add(key)
                add(from)
                add(to)
            case .unmanage(let moveTo):
                add("unmanage")
                add(moveTo)
            case .close:
                add("close")
            }
        }
    }
}
