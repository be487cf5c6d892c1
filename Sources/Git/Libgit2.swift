internal import CGit2

/// The library: set up once for the process, and its errors turned into ours.
enum Libgit2 {
    /// Touched before every use of the library.
    ///
    /// Configuration of the machine and of its users is not read, so that a repository means the same
    /// everywhere (`url.insteadOf` would send us to another remote). That also hides `safe.directory`, so the
    /// check of a repository's owner is off: it guards against hooks, filters and programs named in a foreign
    /// repository's configuration, none of which libgit2 runs. A work tree mounted into a container commonly
    /// belongs to another user.
    static let ready: Void = {
        git_libgit2_init()
        for level in [
            GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
        ] {
            _ = reeve_git_set_search_path(level.rawValue, "")
        }
        _ = reeve_git_set_owner_validation(0)
    }()

    /// Throws what the library says of a call that failed.
    ///
    /// To be called at once and on the same thread: the last error is thread-local, and after a call that
    /// succeeded it may be an old one.
    /// - Parameters:
    ///   - operation: The name of the C function.
    ///   - missing: What an object or name that is not there means to the caller.
    @discardableResult
    static func check(
        _ result: CInt, _ operation: StaticString, missing: GitError.Code = .notFound
    ) throws(GitError) -> CInt {
        guard result < 0 else { return result }
        throw error(result, operation, missing: missing)
    }

    /// The error of a call that returned `result`, under the same conditions as `check`.
    static func error(
        _ result: CInt, _ operation: StaticString, missing: GitError.Code = .notFound
    ) -> GitError {
        let last = git_error_last()?.pointee
        let message = last?.message.map { String(cString: $0) } ?? "libgit2 returned \(result)"
        let kind = last.map { git_error_t(rawValue: UInt32(bitPattern: $0.klass)) } ?? GIT_ERROR_NONE
        // libgit2 1.5 knows SHA-1 alone, and says so in the words of the configuration key.
        if message.contains("objectformat") {
            return GitError(
                .unsupported, "the repository names its objects by SHA-256; only SHA-1 repositories can be read",
                operation: "\(operation)")
        }
        return GitError(code(of: result, kind: kind, missing: missing), message, operation: "\(operation)")
    }

    private static func code(of result: CInt, kind: git_error_t, missing: GitError.Code) -> GitError.Code {
        if kind == GIT_ERROR_NOMEMORY { return .limitExceeded }
        switch git_error_code(rawValue: result) {
        case GIT_ENOTFOUND: return missing
        case GIT_ENONFASTFORWARD, GIT_EMODIFIED: return .nonFastForward
        case GIT_ELOCKED: return .locked
        case GIT_EAUTH: return .authenticationFailed
        case GIT_ECERTIFICATE: return .certificateInvalid
        case GIT_EINVALIDSPEC, GIT_EAMBIGUOUS, GIT_EPEEL: return .invalidInput
        case GIT_EMISMATCH: return .corrupt
        default: break
        }
        switch kind {
        case GIT_ERROR_NET, GIT_ERROR_HTTP, GIT_ERROR_SSL, GIT_ERROR_SSH: return .remoteUnreachable
        case GIT_ERROR_ZLIB, GIT_ERROR_INDEXER, GIT_ERROR_ODB, GIT_ERROR_OBJECT, GIT_ERROR_TREE, GIT_ERROR_REFERENCE:
            return .corrupt
        default: return .local
        }
    }
}
