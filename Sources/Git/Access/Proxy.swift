/// An HTTP proxy.
public struct Proxy: Sendable, Hashable, Codable, CustomStringConvertible, CustomReflectable {
    /// Its URL, with the user and password it asks for, if any.
    let url: String
    /// The hosts that are reached without it, as `no_proxy` lists them.
    let exceptions: String?

    public init(url: String, exceptions: String? = nil) {
        self.url = url
        self.exceptions = exceptions
    }

    public var description: String { Redaction.withoutUserinfo(url) }
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: [:]) }
}
