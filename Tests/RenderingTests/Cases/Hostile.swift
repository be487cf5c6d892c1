import Planning

/// A text in every place of a plan that a file, AWS or Git may fill as it likes.
struct Hostile {
    var text: String

    func describe(_ world: inout World) {
        let ou = OrganizationalUnit(id: "ou-hostile", path: OrganizationalUnitPath(components: [text]))
        world.units.append(ou)
        world.branch = text
        world.organization = text
        // A new name for what has one, a tag's key and values, a unit to leave.
        world.ours("old", in: "Prod", name: text + "1", tags: [text: text + "3"])
        world.accounts[0].parent = .read(ou.id)
        world.file("old", in: "Prod", name: text + "2", tags: [text: text + "4"])
        // All of a new account, in a file whose path says as much.
        let new = accountKey("new")
        let place = SourcePosition(file: "accounts/\(text)/new.yaml")
        world.specs[new] = AccountSpec(
            key: new, file: place.file, name: Sourced(text, at: place),
            email: Sourced(valid(EmailAddress("a@www.evil.example"), text), at: place),
            ou: Sourced(ou.path, at: place), tags: [text: Sourced(text, at: place)])
        // What AWS refused, in its words.
        world.ours("stuck", in: "Dev")
        world.file("stuck", in: "Lab")
        if let effect = (try? world.rendered())?.plan.actions.first(where: { $0.key == accountKey("stuck") })?.effects[
            0]
        {
            world.remember("stuck") { $0.stalls = [effect.digest: text] }
        }
        // A rule, and who made it.
        let before = world.policy
        world.policy.overrides = [
            .init(account: new, kind: .close, until: 1_798_761_599, reason: text)
        ]
        world.policy.approvers = [.init(principal: "grace@www.evil.example", key: "ssh-ed25519 AAAA")]
        world.policy.protected = []
        var protecting = before
        protecting.approvers = [.init(principal: "old@www.evil.example", key: "ssh-ed25519 BBBB")]
        world.commit("9d02e17", loosens: protecting)
        // A problem.
        world.quarantined = [
            Quarantine(
                file: text, key: accountKey("bad"), isDefaults: false,
                diagnostics: [
                    Diagnostic(
                        .yamlSyntax, text, at: SourcePosition(file: text, line: 2, column: 3),
                        source: .init(line: text, length: 2), hint: text,
                        related: [.init(text, at: SourcePosition(file: text))])
                ])
        ]
    }
}
