import Git
import Planning

extension Diagnostic {
    /// What an error of Git means for the person who runs Reeve.
    ///
    /// What the server said is in it, and may hold what it was sent. Secrets go here, before a word of it becomes state, or
    /// is broken over lines.
    init(_ error: GitError) {
        let message = Secrets.redact(error.message)
        switch error.code {
        case .authenticationFailed:
            self.init(
                .gitAuthentication, "the Git server does not take the credentials: \(message)",
                hint: "set REEVE_GIT_USERNAME and REEVE_GIT_PASSWORD, or REEVE_GIT_SSH_KEY_FILE for SSH")
        case .forbidden:
            self.init(
                .gitAuthentication, "the Git server does not allow it: \(message)",
                hint: "let this user read the repository and push to reeve/status, or check the proxy")
        case .timedOut:
            self.init(
                .gitTimeout, "the Git server did not answer in time: \(message)",
                hint: "check the server, or give it longer with --git-deadline")
        case .nonFastForward:
            self.init(
                .leaseHeld, "the branch has moved on: \(message)",
                hint: "another process writes there; the next pass looks again")
        case .pushRefused:
            self.init(
                .pushRefused, "the Git server refused the push: \(message)",
                hint: "allow this user to push to reeve/status and reeve/approvals")
        case .certificateInvalid:
            self.init(
                .repositoryUnreadable, "the Git server's certificate is not trusted: \(message)",
                hint: "name the file of your certificate authority in GIT_SSL_CAINFO")
        case .hostKeyUnknown:
            self.init(
                .gitHostKey, "the SSH server is not the one that is known: \(message)",
                hint: "put the server's key into the file that REEVE_GIT_KNOWN_HOSTS_FILE names, after comparing it "
                    + "with what its operator publishes")
        case .redirected:
            self.init(
                .repositoryUnreadable, "the Git server redirects: \(message)",
                hint: "give --repo the address that it redirects to, if that is where your repository is")
        case .limitExceeded:
            self.init(
                .repositoryUnreadable, "the repository is too large: \(message)",
                hint: "Reeve reads reeve.yaml, accounts and customizations: keep other data in another repository, or "
                    + "allow more with REEVE_GIT_FETCH_LIMIT and REEVE_GIT_MEMORY")
        case .local:
            self.init(
                .repositoryUnreadable, "what Git needs of this machine cannot be used: \(message)",
                hint: "check the file or program that is named, or --data-dir, its permissions and the free space there"
            )
        default:
            self.init(
                .repositoryUnreadable, "the repository cannot be read: \(message)",
                hint: "check --repo and that this machine can reach it")
        }
    }

    /// What is wrong with a branch of which nothing else depends.
    init(unreadable branch: String, _ error: GitError) {
        self.init(
            .repositoryUnreadable, "nothing of '\(branch)' can be read: \(Secrets.redact(error.message))",
            hint: "look who pushed to it; without the branch, approvals can be given anew")
    }
}
