import Git
import Planning

extension Diagnostic {
    /// What an error of Git means for the person who runs Reeve.
    init(_ error: GitError) {
        switch error.code {
        case .authenticationFailed:
            self.init(
                .gitAuthentication, "the Git server does not take the credentials: \(error.message)",
                hint: "set REEVE_GIT_USERNAME and REEVE_GIT_PASSWORD")
        case .timedOut:
            self.init(
                .gitTimeout, "the Git server did not answer in time: \(error.message)",
                hint: "check the server, or give it longer with --git-deadline")
        case .nonFastForward:
            self.init(
                .leaseHeld, "the branch has moved on: \(error.message)",
                hint: "another process writes there; the next pass looks again")
        case .pushRefused:
            self.init(
                .pushRefused, "the Git server refused the push: \(error.message)",
                hint: "allow this user to push to reeve/status and reeve/approvals")
        case .certificateInvalid:
            self.init(
                .repositoryUnreadable, "the Git server's certificate is not trusted: \(error.message)",
                hint: "name the file of your certificate authority in GIT_SSL_CAINFO")
        default:
            self.init(
                .repositoryUnreadable, "the repository cannot be read: \(error.message)",
                hint: "check --repo and that this machine can reach it")
        }
    }
}
