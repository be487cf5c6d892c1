internal import CCurl
internal import CGit2

/// The libraries that Git is spoken with, as they are on this machine.
public enum GitLibraries {
    /// libgit2's version.
    public static var git: String {
        var (major, minor, revision) = (CInt(0), CInt(0), CInt(0))
        git_libgit2_version(&major, &minor, &revision)
        return "\(major).\(minor).\(revision)"
    }

    /// libcurl's version; it carries the requests to AWS, too.
    public static var curl: String {
        curl_version_info(CURLVERSION_FIRST).flatMap { $0.pointee.version.map { String(cString: $0) } }
            ?? "of no version"
    }
}
