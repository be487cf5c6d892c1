import FoundationEssentials
import Planning
import Subprocess
import SystemPackage

/// Signs and verifies with OpenSSH: `ssh-keygen -Y sign` and `-Y verify` (ssh-keygen(1)).
enum SSHSignature {
    /// The file of the key that a person signs with: the one they name, or the usual one.
    static func keyFile(_ named: String?) -> String {
        named ?? (ProcessInfo.processInfo.environment["HOME"] ?? "/root") + "/.ssh/id_ed25519"
    }

    /// The namespace of every signature, so that one made for something else is no approval.
    static let namespace = "reeve-approval"

    private static let mostOutput = 64 * 1024

    /// The detached signature over the bytes, in OpenSSH's armour.
    ///
    /// - Parameter keyFile: a private key, or a public one whose private key the agent holds.
    static func sign(_ bytes: [UInt8], keyFile: String) async throws(Diagnostic) -> [UInt8] {
        let result = try await withFolder { folder throws(Diagnostic) in
            try await run(["-Y", "sign", "-f", keyFile, "-n", namespace], input: bytes, in: folder)
        }
        guard result.status.isSuccess, !result.output.isEmpty else {
            throw Diagnostic(
                .signingFailed, "ssh-keygen could not sign with '\(keyFile)': \(result.error)",
                hint: "check the key file, or name another one with --key")
        }
        return Array(result.output.utf8)
    }

    /// Whether the signature is one of this principal over the bytes, made with this key; `nil` if `ssh-keygen` was
    /// ended before it could say.
    static func verify(
        _ bytes: [UInt8], signature: [UInt8], principal: String, key: String
    ) async throws(Diagnostic) -> Bool? {
        try await withFolder { folder throws(Diagnostic) -> Bool? in
            let signers = folder.appendingPathComponent("allowed_signers")
            let signatureFile = folder.appendingPathComponent("signature")
            try write(Data("\(principal) namespaces=\"\(namespace)\" \(key)\n".utf8), to: signers)
            try write(Data(signature), to: signatureFile)
            let status = try await run(
                [
                    "-Y", "verify", "-f", signers.path, "-I", principal, "-n", namespace, "-s", signatureFile.path,
                ], input: bytes, in: folder
            ).status
            return if case .exited(let code) = status { code == 0 } else { nil }
        }
    }

    /// Makes a key, signs with it and verifies that.
    ///
    /// - Throws: what keeps `ssh-keygen` from it, such as a user without an entry in `/etc/passwd`.
    static func tryOut() async throws(Diagnostic) {
        let (bytes, principal) = (Array("reeve".utf8), "reeve@localhost")
        let isGood = try await withFolder { folder throws(Diagnostic) -> Bool? in
            let key = folder.appendingPathComponent("key").path
            let made = try await run(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], input: [], in: folder)
            guard made.status.isSuccess else {
                throw Diagnostic(
                    .signingFailed, "ssh-keygen makes no key: \(made.error)",
                    hint: "it needs an entry in /etc/passwd for the user that it runs as")
            }
            return try await verify(
                bytes, signature: try await sign(bytes, keyFile: key), principal: principal,
                key: try await publicKey(of: key))
        }
        guard isGood == true else {
            throw Diagnostic(
                .signingFailed, "ssh-keygen does not verify what it signed", hint: "it has to be OpenSSH 8.1 or newer")
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

    /// Runs `ssh-keygen` with the bytes as its standard input.
    ///
    /// They come from a file. Down a pipe, a program that ends before it has read them all (as it does over a
    /// signature that is none) takes this process with it: swift-subprocess stops with a fatal error then.
    private static func run(
        _ arguments: [String], input: [UInt8], in folder: URL
    ) async throws(Diagnostic) -> Result {
        let inputFile = folder.appendingPathComponent("input")
        try write(Data(input), to: inputFile)
        do {
            let descriptor = try FileDescriptor.open(
                FilePath(inputFile.path), .readOnly, options: .closeOnExec)
            let result = try await Subprocess.run(
                .name("ssh-keygen"), arguments: Arguments(arguments),
                input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
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

    private static func write(_ data: Data, to file: URL) throws(Diagnostic) {
        do {
            try data.write(to: file)
        } catch {
            throw Diagnostic(.localFile, "'\(file.path)' cannot be written: \(error)", hint: "check TMPDIR")
        }
    }

    /// Gives the body a folder of its own, and removes it.
    private static func withFolder<Value>(
        _ body: (URL) async throws(Diagnostic) -> Value
    ) async throws(Diagnostic) -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reeve-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Diagnostic(.localFile, "'\(folder.path)' cannot be made: \(error)", hint: "check TMPDIR")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
