/// How an SSH server is spoken to.
public struct SSHAccess: Sendable, Hashable, Codable {
    /// A private key without a passphrase; `nil`: the agent's keys.
    public var keyFile: String?
    /// The socket of an agent; it is asked only if there is no key file.
    public var agentSocket: String?
    /// The servers' keys, in the format of known_hosts (sshd(8)). A server that is not in it is not spoken to.
    public var knownHostsFile: String?

    public init(keyFile: String? = nil, agentSocket: String? = nil, knownHostsFile: String? = nil) {
        self.keyFile = keyFile
        self.agentSocket = agentSocket
        self.knownHostsFile = knownHostsFile
    }
}
