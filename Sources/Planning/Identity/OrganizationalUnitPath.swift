/// Where an account sits: the names of its organizational units from the root down.
///
/// The root itself has no components and is written `/`; everything else is written `Workloads/Prod`.
public struct OrganizationalUnitPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let components: [String]

    public static let root = OrganizationalUnitPath(components: [])

    public init(components: [String]) { self.components = components }

    /// Returns `nil` if a component is empty: `Workloads//Prod`, or a slash at either end.
    public init?(_ text: String) {
        if text == "/" {
            self = .root
            return
        }
        // By scalars: a slash under a combining mark is a slash to AWS, and no character of its own.
        let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        components = parts
    }

    public var description: String { components.isEmpty ? "/" : components.joined(separator: "/") }

    /// The path of the unit with this name below this one.
    public func appending(_ name: String) -> OrganizationalUnitPath {
        OrganizationalUnitPath(components: components + [name])
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
