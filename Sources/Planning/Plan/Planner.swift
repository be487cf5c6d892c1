/// Holds what is wanted against what is, and says what would change it.
public enum Planner {
    /// Makes the plan. It is a function of its arguments alone.
    ///
    /// - Parameter policy: what `reeve.yaml` says. The plan is made under the policy in force, which is that only as
    ///   far as it is no looser than the rules that `history` has (law 8).
    /// - Throws: a ``Diagnostic`` where the whole is in doubt and nothing may be written: the organization is
    ///   another one than the policy names, the owner is not who it was, or the status branch knows owned accounts and none is found.
    public static func plan(
        desired: DesiredState, observed: ObservedState, history: History, policy: Policy, capabilities: Capabilities
    ) throws(Diagnostic) -> Plan {
        if let expected = policy.organization, expected != observed.organization {
            throw Diagnostic(
                .otherOrganization, "these credentials reach organization \(observed.organization), not \(expected)",
                hint: "use credentials of \(expected), or change 'organization' in reeve.yaml")
        }
        if let before = history.policy?.rules.owner, before != policy.owner {
            throw Diagnostic(
                .ownerChanged, "the owner was '\(before)', and reeve.yaml says '\(policy.owner)'",
                at: policy.places["owner"], hint: "put it back; docs/errors.md says how a repository gets another owner"
            )
        }
        var planning = PlanningRun(
            desired: desired, observed: observed, history: history, policy: policy, capabilities: capabilities)
        try planning.checkOwnership()
        planning.planDeclared()
        planning.planUndeclared()
        return planning.plan
    }
}
