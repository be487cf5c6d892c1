internal import Glibc

/// Git over SSH, by OpenSSH's `ssh`.
///
/// libgit2's own transport speaks through libssh2, which in 1.10 signs with RSA keys by SHA-1 alone, and no server of
/// today takes that (OpenSSH 8.8, release notes).
final class SSHConnection: RemoteConnection {
    let isStateless = false
    private let location: SSHLocation
    private let access: SSHAccess
    private let stall: StallLimit
    private let maxBytes: Int
    private let home: String
    private var process: SSHProcess?

    /// - Parameter home: the folder that the program has for its own.
    init(_ location: SSHLocation, _ access: SSHAccess, stall: StallLimit, maxBytes: Int, home: String) {
        self.location = location
        self.access = access
        self.stall = stall
        self.maxBytes = maxBytes
        self.home = home
    }

    func stream(for step: RemoteStep) throws(GitError) -> any RemoteStream {
        close()
        let process = try SSHProcess(
            program: try Self.program(), arguments: arguments(step.service), environment: environment, stall: stall,
            maxBytes: maxBytes)
        self.process = process
        return process
    }

    func close() {
        process?.end()
        process = nil
    }

    private static func program() throws(GitError) -> String {
        for folder in ["/usr/local/bin", "/usr/bin", "/bin"] where Glibc.access("\(folder)/ssh", X_OK) == 0 {
            return "\(folder)/ssh"
        }
        throw GitError(.unsupported, "there is no program 'ssh' on this machine; install OpenSSH", operation: "ssh")
    }

    private var environment: [String] {
        ["HOME=\(home)", "LC_ALL=C"] + (agentSocket.map { ["SSH_AUTH_SOCK=\($0)"] } ?? [])
    }

    private var agentSocket: String? { access.keyFile == nil ? access.agentSocket : nil }

    /// Nothing of the user's or the machine's configuration counts, nothing is asked, and no key is learnt.
    private func arguments(_ service: RemoteService) -> [String] {
        var options = [
            "BatchMode=yes", "StrictHostKeyChecking=yes", "UpdateHostKeys=no", "PreferredAuthentications=publickey",
            "PubkeyAuthentication=yes", "ForwardAgent=no", "ClearAllForwardings=yes", "PermitLocalCommand=no",
            "ControlMaster=no", "ControlPath=none", "ConnectTimeout=15", "ServerAliveInterval=10",
            "ServerAliveCountMax=3", "GlobalKnownHostsFile=/dev/null", "LogLevel=ERROR",
            "UserKnownHostsFile=\(Self.quoted(access.knownHostsFile ?? "/dev/null"))",
        ]
        if let keyFile = access.keyFile {
            options += ["IdentityFile=\(Self.quoted(keyFile))", "IdentitiesOnly=yes", "IdentityAgent=none"]
        } else {
            options += ["IdentityFile=none"]
        }
        var arguments = ["ssh", "-F", "none", "-T", "-a", "-x"]
        for option in options { arguments += ["-o", option] }
        if let port = location.port { arguments += ["-p", "\(port)"] }
        if let user = location.user { arguments += ["-l", user] }
        return arguments + ["--", location.host, location.command(service)]
    }

    /// As ssh_config(5) takes a file's name: `%` begins a token there, and blanks divide words.
    private static func quoted(_ path: String) -> String {
        var quoted = ""
        for character in path {
            switch character {
            case "%": quoted += "%%"
            case "\"", "\\": quoted += "\\\(character)"
            default: quoted.append(character)
            }
        }
        return "\"\(quoted)\""
    }
}
