/// A request to create an account, as AWS reports it. AWS reports the account's name, never its e-mail.
public struct ObservedCreate: Sendable, Hashable, Codable {
    public enum Progress: Sendable, Hashable, Codable {
        case inProgress
        /// With AWS's FailureReason.
        case failed(reason: String)
    }

    /// AWS's ID of the request, `car-…`.
    public var request: String
    public var name: String
    public var progress: Progress

    public init(request: String, name: String, progress: Progress) {
        self.request = request
        self.name = name
        self.progress = progress
    }
}
