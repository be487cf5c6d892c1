/// An answer, and what is to become of it on its way to the client.
struct Delivery: Sendable {
    /// Nil if the request was never answered.
    let answer: ServiceAnswer?
    let fault: Fault?
}
