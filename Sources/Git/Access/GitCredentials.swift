/// A user name and password, or a token in the place of the password.
///
/// Its description and its reflection show neither.
public struct GitCredentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    let username: String
    let password: String

    /// Most forges take any user name with a token.
    public init(username: String, password: String) {
        self.username = username
        self.password = password
    }

    public var description: String { "***" }
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: [:]) }
}
