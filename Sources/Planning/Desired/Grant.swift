/// Who may do what in an account, through IAM Identity Center.
public struct Grant: Sendable, Hashable {
    public enum Principal: Sendable, Hashable {
        /// By its display name.
        case group(String)
        /// By the user's name.
        case user(String)
    }

    public var principal: Principal
    /// By its name.
    public var permissionSet: String

    public init(_ principal: Principal, permissionSet: String) {
        self.principal = principal
        self.permissionSet = permissionSet
    }
}
