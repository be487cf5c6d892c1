import Git
import Planning
import Subprocess
import YAML

/// The libraries and programs that Reeve uses.
enum ToolChecks {
    static func run(_ report: @Sendable (Finding) -> Void) async {
        let libraries = "libgit2 \(GitLibraries.git), libcurl \(GitLibraries.curl), libyaml \(Document.libraryVersion)"
        report(Finding("versions", .ok, "reeve \(Version.current), \(libraries)"))
        await report(ssh())
        do throws(Diagnostic) {
            try await SSHSignature.tryOut()
            report(Finding("ssh-keygen", .ok, "signs and verifies approvals"))
        } catch {
            report(Finding("ssh-keygen", error))
        }
    }

    /// It is needed for repositories over SSH alone.
    private static func ssh() async -> Finding {
        let run = try? await Subprocess.run(
            .name("ssh"), arguments: ["-V"], input: .none, output: .discarded, error: .string(limit: 1024))
        guard let run, run.terminationStatus.isSuccess, let version = run.standardError.split(separator: ",").first
        else {
            return Finding(
                "ssh", .warning, "it cannot be run; a repository over SSH needs it",
                hint: "install OpenSSH's client (openssh-client)")
        }
        return Finding("ssh", .ok, String(version))
    }
}
