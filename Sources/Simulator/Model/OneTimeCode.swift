/// The e-mail in which AWS sends a one-time code. Nobody gets it: the log says what stands in it.
struct OneTimeCode: Equatable, Sendable {
    let accountID: String
    let email: String
    let code: String
}
