/// Whose name may stand in the header `Host` of a request for an administrative page.
///
/// A web page elsewhere can have its own name resolve to this machine, and then read what is answered
/// there. It cannot do so under a name that is not its own.
struct HostRule: Sendable {
    private let bound: String
    /// Listening everywhere, the simulator has every address of the machine, and an address is no name.
    private let isEverywhere: Bool

    init(bound: String) {
        self.bound = bound.lowercased()
        isEverywhere = ["0.0.0.0", "::", "0:0:0:0:0:0:0:0"].contains(bound)
    }

    func allows(_ authority: String?) -> Bool {
        guard let host = authority.flatMap(Self.host) else { return false }
        return host == bound || host.isLoopback || (isEverywhere && host.isAddress)
    }

    /// The host of `host:port`, of `[::1]:port`, or of either without a port.
    private static func host(_ authority: String) -> String? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            return String(authority[authority.index(after: authority.startIndex)..<end]).lowercased()
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count <= 2 ? parts[0].lowercased() : nil
    }
}

extension String {
    /// Whether only this machine can be meant.
    var isLoopback: Bool {
        self == "localhost" || self == "::1" || (isIPv4Address && hasPrefix("127."))
    }

    fileprivate var isAddress: Bool {
        isIPv4Address || (contains(":") && utf8.allSatisfy { Self.addressBytes.contains($0) })
    }

    private var isIPv4Address: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) && UInt8($0) != nil }
    }

    private static let addressBytes = Set("0123456789abcdef:.".utf8)
}
