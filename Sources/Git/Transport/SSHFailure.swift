/// How `ssh` ended, and what that means. It has one status, 255, for all failures of its own (ssh(1)), so that only
/// its words tell them apart; any other status is that of the command on the server.
struct SSHFailure {
    let status: Int32
    let words: String

    var error: GitError {
        let said = words.isEmpty ? "" : ": \(words)"
        guard status == 255 else {
            return GitError(.remoteUnreachable, "the server's command ended with \(status)\(said)", operation: "ssh")
        }
        if words.contains("Host key verification failed") || words.contains("REMOTE HOST IDENTIFICATION HAS CHANGED") {
            return GitError(
                .hostKeyUnknown, "the server's key is not the one that known_hosts has\(said)", operation: "ssh")
        }
        if words.contains("Permission denied") || words.contains("Too many authentication failures") {
            return GitError(.authenticationFailed, "the server takes none of the keys\(said)", operation: "ssh")
        }
        if words.contains("timed out") { return GitError(.timedOut, "ssh gave up\(said)", operation: "ssh") }
        return GitError(.remoteUnreachable, "ssh failed\(said)", operation: "ssh")
    }
}
