import FoundationEssentials
import Planning
import Subprocess

/// Signs and verifies with OpenSSH: `ssh-keygen -Y sign` and `-Y verify` (ssh-keygen(1)).
enum SSHSignature {
    /// The namespace of every signature, so that one made for something else is no approval.
    static let namespace = "reeve-approval"

    private static let mostOutput = 64 * 1024

    /// The detached signature over the bytes, in OpenSSH's armour.
    ///
    /// - Parameter keyFile: a private key, or a public one whose private key the agent holds.
    static func sign(_ bytes: [UInt8], keyFile: String) async throws(Diagnostic) -> [UInt8] {
        let result = try await run(["-Y", "sign", "-f", keyFile, "-n", namespace], input: bytes)
        guard result.status.isSuccess, !result.output.isEmpty else {
            throw Diagnostic(
                .signingFailed, "ssh-keygen could not sign with '\(keyFile)': \(result.error)",
                hint: "check the key file, or name another one with --key")
        }
        return Array(result.output.utf8)
    }

    /// Whether the signature is one of this principal over the bytes, made with this key.
    static func verify(
        _ bytes: [UInt8], signature: [UInt8], principal: String, key: String
    ) async throws(Diagnostic) -> Bool {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reeve-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let signers = folder.appendingPathComponent("allowed_signers")
            let signatureFile = folder.appendingPathComponent("signature")
            try Data("\(principal) namespaces=\"\(namespace)\" \(key)\n".utf8).write(to: signers)
            try Data(signature).write(to: signatureFile)
            let result = try await run(
                [
                    "-Y", "verify", "-f", signers.path, "-I", principal, "-n", namespace, "-s", signatureFile.path,
                ], input: bytes)
            try FileManager.default.removeItem(at: folder)
            return result.status.isSuccess
        } catch let error as Diagnostic {
            throw error
        } catch {
            throw Diagnostic(.localFile, "'\(folder.path)' cannot be written: \(error)", hint: "check TMPDIR")
        }
    }

    /// The type and base64 of the public key that belongs to a key file.
    static func publicKey(of keyFile: String) async throws(Diagnostic) -> String {
        let path = keyFile.hasSuffix(".pub") ? keyFile : keyFile + ".pub"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Diagnostic(
                .signingFailed, "there is no public key '\(path)'", hint: "name your SSH key with --key")
        }
        let parts = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard parts.count >= 2 else {
            throw Diagnostic(.signingFailed, "'\(path)' is no public key", hint: "name your SSH key with --key")
        }
        return "\(parts[0]) \(parts[1])"
    }

    private struct Result {
        var status: TerminationStatus
        var output: String
        var error: String
    }

    private static func run(_ arguments: [String], input: [UInt8]) async throws(Diagnostic) -> Result {
        do {
            let result = try await Subprocess.run(
                .name("ssh-keygen"), arguments: Arguments(arguments), input: .array(input),
                output: .string(limit: mostOutput), error: .string(limit: mostOutput))
            return Result(
                status: result.terminationStatus, output: result.standardOutput,
                error: result.standardError)
        } catch {
            throw Diagnostic(
                .signingFailed, "ssh-keygen could not be run: \(error)",
                hint: "install OpenSSH's client (openssh-client)")
        }
    }
}
