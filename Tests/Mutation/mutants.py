"""The mutants of the gate: the file, what stands there once, what is put in its place, and what that would let through.

Where the replacement says MUTANT, it stands for the whole; otherwise it replaces an expression of the same type."""

GATE = "Gate/Gate.swift"
USABLE = "Gate/UsableApprovals.swift"
APPROVAL = "Gate/Approval.swift"
USES = "Gate/ApprovalUses.swift"
TALLY = "Gate/BudgetTally.swift"
BUDGETS = "Policy/Budgets.swift"
FORCE = "Policy/PolicyInForce.swift"
POLICY = "Policy/Policy.swift"
CHANGE = "Policy/PolicyChange.swift"
ENCODING = "Plan/CanonicalEncoding.swift"
MATCH = "Plan/PlanningRun+Match.swift"
COMPARISON = "Plan/Comparison.swift"
EMAIL = "Observed/ObservedEmail.swift"

MUTANTS = [
    (GATE, "explicit == .explicit || excess != nil", "explicit == .explicit", "over budget, a merge is enough"),
    (GATE, "excess != nil", "true", "within budget, a merge is not enough"),
    (GATE, "policy.approval[action.kind] ?? .explicit", "policy.approval[action.kind] ?? .merge",
     "a kind that the policy does not name needs nothing"),
    (GATE, "if case .adopt(byEmailAlone: true) = effect.change {", "if case .adopt(byEmailAlone: true) = effect.change, !MUTANT {",
     "an adoption by e-mail alone needs nothing"),
    (GATE, "$0.account == action.key", "true", "an override holds for every account"),
    (GATE, "$0.kind == action.kind", "true", "an override holds for every kind"),
    (GATE, "$0.until > now", "true", "an override never ends"),
    (GATE, "let excess, !overridden", "let excess, !overridden, !MUTANT", "what is explicit needs no override over budget"),
    (GATE, "isAsBegun(action) && !isStalled(action)", "!isStalled(action)", "a create begun as another goes on"),
    (GATE, "!isStalled(action)", "true", "a create that was refused for good goes on"),
    (GATE, "awaitingClaim.contains(action.key)", "false", "an account is changed before it is ours"),
    (GATE, "if let reason = record?.stalls[effect.digest] {", "if let reason = record?.stalls[effect.digest], !MUTANT {",
     "what was refused for good is tried again"),
    (GATE, "namesInFlight.contains(account.name)", "false", "two accounts of one name are created at once"),
    (GATE, "if freeSlots == 0 {", "if freeSlots == 0, !MUTANT {", "more accounts are created at once than the policy says"),
    (GATE, "policy.concurrency - running.count", "policy.concurrency", "creates in flight take no slot"),
    (GATE, "plan.policyChange?.people ?? []", "[]", "an author approves their own change of policy"),
    (GATE, "!heldPolicy.isEmpty ||", "!heldPolicy.isEmpty && !MUTANT ||", "a change of policy waits and nobody is told"),
    (USABLE, "approval.approval.organization == plan.scope.organization", "true", "an approval for another organization counts"),
    (USABLE, "approval.approval.owner == plan.scope.owner", "true", "an approval for another owner counts"),
    (APPROVAL, "(now + 1...", "((MUTANT ? now : now + 1)...",
     "an approval counts at the moment it ends"),
    (APPROVAL, "now + policy.approvalExpires + clockSkew", "Int.max - 1", "an approval holds for as long as it says"),
    (USABLE, "policy.approvers.contains { $0.principal == approval.approval.principal }", "true", "anybody approves"),
    (USABLE, "!history.revoked.contains(approval.id)", "true", "an approval that was taken back counts"),
    (USABLE, "byEffect[effect]?.first {", "(MUTANT ? approvals : byEffect[effect] ?? []).first {", "an approval covers every effect"),
    (USABLE, "!uses.effects(of: approval.id).contains(effect)", "true", "an approval is used twice"),
    (USABLE, "!people.contains(approval.approval.principal.lowercased())", "true", "an author approves their own change"),
    (USABLE, "approval.approval.principal.lowercased()", "approval.approval.principal", "an author with a capital letter does"),
    (USES, "if entry.outcome == AuditEntry.begun {", "if entry.outcome == AuditEntry.begun, !MUTANT {",
     "what was begun and not answered is forgotten"),
    (USES, "begun[entry.account]?.subtract(uses)", "begun[entry.account]?.subtract(MUTANT ? [] : uses)",
     "an approval that let nothing through counts as used"),
    (USES, "guard entry.changedSomething else", "guard entry.changedSomething || MUTANT else", "an approval that failed is used up"),
    (USES, "uses.union(begun.removeValue(forKey: entry.account) ?? [])", "uses",
     "what was begun before something else was done is approved again"),
    (USES, "for entry in history.policyAudit {", "for entry in history.policyAudit where !MUTANT {",
     "an approval loosens the policy twice"),
    (TALLY, "touched.count > allowed", "touched.count > allowed + 1", "the budget is one larger"),
    (TALLY, "limit.allowed(ofManaged: managed)", "limit.allowed(ofManaged: managed) - 1", "the budget is one smaller"),
    (TALLY, "$0.time > now - policy.budgets.window", "false", "ten small merges do what one large one may not"),
    (TALLY, "now - policy.budgets.window", "0", "the window never ends"),
    (TALLY, "$0.changedSomething", "true", "what failed counts against the budget"),
    (TALLY, "$0.kind == kind && $0.changedSomething", "$0.changedSomething", "every kind counts against each budget"),
    (TALLY, "where action.kind == kind {", "where action.kind == kind && !MUTANT {", "what the plan does counts against no budget"),
    (TALLY, "plan.accounts.count(ownedBy: plan.scope.owner)", "plan.organizationAccounts", "accounts of others make room"),
    (BUDGETS, "max(count, managed * percent / 100)", "min(count, managed * percent / 100)", "the smaller of both is the budget"),
    (BUDGETS, "managed * percent / 100", "managed * percent / 100 + 1", "the share is rounded up"),
    (FORCE, "before.approval[kind] != .merge", "false", "a commit makes merging enough"),
    (FORCE, "if wanted.approvalExpires > before.approvalExpires {", "if wanted.approvalExpires > before.approvalExpires, !MUTANT {",
     "a commit makes approvals hold for longer"),
    (FORCE, "staying.isEmpty ? before.approvers : staying", "wanted.approvers", "a commit names approvers"),
    (FORCE, "staying.isEmpty ? before.approvers", "staying.isEmpty ? (MUTANT ? [] : before.approvers)", "a commit takes the last approver away"),
    (FORCE, "if wanted.approvers.isEmpty { loosenings", "if wanted.approvers.isEmpty, !MUTANT { loosenings",
     "nobody is told that the last approver stays"),
    (FORCE, "guard !before.approvers.isEmpty else", "guard !before.approvers.isEmpty || MUTANT else", "the first approvers are refused"),
    (FORCE, "if wanted.window < before.window {", "if wanted.window < before.window, !MUTANT {", "a commit makes the window shorter"),
    (FORCE, "limit.count > old.count", "false", "a commit raises a budget's count"),
    (FORCE, "limit.percent > old.percent", "false", "a commit raises a budget's share"),
    (FORCE, "before.overrides.contains(where: { $0.covers(override) })", "true", "a commit adds an override"),
    (FORCE, "for name in before.protected where", "for name in before.protected where !MUTANT &&", "a commit ends a protection"),
    (POLICY, "until >= other.until", "true", "a commit extends an override"),
    (POLICY, "kind == other.kind", "true", "an override of one kind covers one of another"),
    (CHANGE, ".filter { $0.paths.contains(Policy.file) }", ".filter { $0.paths.contains(Policy.file) || MUTANT }",
     "authors of accounts cannot approve a change of policy"),
    (ENCODING, "form.add(key.description)", "form.add(MUTANT ? \"\" : key.description)", "an approval covers every account"),
    (ENCODING, "form.add(accountID?.description)", "form.add(MUTANT ? nil : accountID?.description)",
     "an approval covers another account of the same key"),
    (ENCODING, "bytes.append(UInt8(ascii: \"-\"))", "bytes += Array((MUTANT ? \"0:,\" : \"-\").utf8)", "absent and empty are the same"),
    (ENCODING, "bytes += Array(\"\\(text.utf8.count):\".utf8)", "bytes += Array((MUTANT ? \"\" : \"\\(text.utf8.count):\").utf8)",
     "two values pose as one"),
    (ENCODING, "Set(effects).sorted()", "Array(effects)", "the order of files makes another plan"),
    (ENCODING, "form.add(loosening.after)", "form.add(MUTANT ? nil : loosening.after)", "an approval of a rule covers a looser one"),
    (ENCODING, "add(unit?.id)", "add(MUTANT ? nil : unit?.id)", "an approval covers a move into another unit of the same name"),
    (MATCH, "case .ours(let key) where !isDeclared(key):", "case .ours(let key) where !isDeclared(key) || MUTANT:",
     "a file takes another file's account"),
    (COMPARISON, "wanted.value != account.id", "false", "a file means another account than it names"),
    (EMAIL, "text.lowercased() == email.folded", "text == email.folded", "an address in capitals is another"),
    (GATE, "!wait.isOver(at: now) {", "!wait.isOver(at: now), !MUTANT {", "what AWS takes only later is asked for at once"),
    (GATE, "action.isAskedAnew ? nil :", "action.isAskedAnew && !MUTANT ? nil :", "a changed file frees nothing"),
    (GATE, "begun[action.kind, default: 0] < most", "true", "Control Tower is asked to unmanage two accounts at once"),
    (GATE, "by: Action.isDueBefore", "by: MUTANT ? { $0 < $1 } : Action.isDueBefore", "slots go by the alphabet"),
]
