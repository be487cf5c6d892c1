public import Planning

/// A pass that ended with its plan, and all that the plan was made from.
///
/// A process that ends with it does not give that back first: for ten thousand accounts, this takes as long as to plan
/// for them.
public struct PlannedPass: Sendable {
    public var result: PassResult
    /// `nil` if there is no plan.
    public var context: PlanContext? { facts?.context }
    let facts: Facts?
}
