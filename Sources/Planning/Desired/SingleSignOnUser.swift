/// The user to whom Control Tower's Account Factory gives an account.
public struct SingleSignOnUser: Sendable, Equatable {
    public var email: Sourced<String>
    public var firstName: Sourced<String>
    public var lastName: Sourced<String>

    public init(email: Sourced<String>, firstName: Sourced<String>, lastName: Sourced<String>) {
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
    }
}
