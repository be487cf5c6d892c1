/// Where a simulator can be reached, and what people must know of it.
struct SimulatorEndpoint {
    let host: String
    let port: Int

    /// The address to give to a client. Listening everywhere is no address, so that is the loopback one.
    var url: String {
        let reachable = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
        return "http://\(reachable.contains(":") ? "[\(reachable)]" : reachable):\(port)"
    }

    private var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    var banner: String {
        let line = String(repeating: "=", count: 78)
        var lines = [
            line,
            "  THIS IS NOT AWS. It is a simulator: nothing here is real.",
            "  No signature is checked. Whoever reaches this port may do everything.",
            "  The organization in a browser: \(url)/_reeve/",
        ]
        if !isLoopback {
            lines.append("  WARNING: it listens on \(host), so other machines may reach it.")
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
