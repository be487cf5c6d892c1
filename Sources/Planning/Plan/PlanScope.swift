/// Where a plan holds: one organization, and one owner of accounts in it.
public struct PlanScope: Sendable, Hashable {
    public var organization: String
    public var owner: String

    public init(organization: String, owner: String) {
        self.organization = organization
        self.owner = owner
    }
}
