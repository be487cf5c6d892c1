import Git
import TestSupport

extension SSHServer {
    /// - Parameter key: The kind of the key to come with.
    func access(_ key: String = "ed25519") -> SSHAccess {
        SSHAccess(keyFile: keys[key], knownHostsFile: knownHosts)
    }
}
