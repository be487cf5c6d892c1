/// Where the branches of a remote are. One that the remote does not have is absent.
public struct FetchedTips: Sendable, Hashable, Codable {
    /// Of the branches that were brought here; each tip is verified to be here.
    public var here: [String: ObjectID]
    /// Of the others that were asked about. Their commits may not be here.
    public var noted: [String: ObjectID]
}
