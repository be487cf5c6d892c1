/// Where to listen: `HOST:PORT`, with brackets around an IPv6 address.
public struct DashboardAddress: Sendable, Hashable, Decodable, CustomStringConvertible {
    public let host: String
    /// 0 takes a free one.
    public let port: Int

    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        let digits = text[text.index(after: colon)...]
        guard !host.isEmpty, !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.count <= 5,
            let port = Int(digits), port <= 65535
        else { return nil }
        self.host = String(host)
        self.port = port
    }

    public var description: String { Self.text(host, port) }

    static func text(_ host: String, _ port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
