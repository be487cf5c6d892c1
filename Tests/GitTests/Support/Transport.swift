import Git
import TestSupport

/// The ways to the same bare repository.
enum Transport: String, CaseIterable, Sendable {
    case path, file, http, https, ssh
}

/// A bare repository, and how to reach it.
struct Remote: Sendable {
    let repository: Repository
    let address: RemoteAddress
    /// A folder for the mirrors of a test.
    let folder: String
    var access = RemoteAccess()
    /// The web server before it, if there is one.
    var server: WebServer?

    /// Mirrors it; through the web server, if another path of it is named.
    func mirror(
        _ name: String = "mirror", at path: String? = nil, by access: RemoteAccess? = nil, limits: GitLimits = .testing,
        tidiesItself: Bool = true
    ) throws -> Mirror {
        let address = try path.map { try RemoteAddress((server?.url ?? "") + $0) } ?? address
        return try Mirror(
            folder + "/" + name, of: address, by: access ?? self.access, limits: limits, tidiesItself: tidiesItself)
    }
}

/// Serves an empty bare repository by `transport`.
func withRemote(_ transport: Transport, _ body: @Sendable (Remote) async throws -> Void) async throws {
    try await withTemporaryDirectory { folder in
        let path = folder + "/git/remote.git"
        let repository = try await Repository.initBare(at: path)
        try await Tool.git(path, "config", "http.receivepack", "true")
        switch transport {
        case .path:
            try await body(Remote(repository: repository, address: RemoteAddress(path), folder: folder))
        case .file:
            try await body(Remote(repository: repository, address: RemoteAddress("file://" + path), folder: folder))
        case .http, .https:
            try await withWebServer(in: folder, tls: transport == .https) { server in
                try await body(
                    Remote(
                        repository: repository, address: RemoteAddress(server.url + "/git/remote.git"), folder: folder,
                        access: RemoteAccess(caFile: server.caFile), server: server))
            }
        case .ssh:
            try await withSSHServer(in: folder) { server in
                try await body(
                    Remote(
                        repository: repository, address: RemoteAddress(server.url + path), folder: folder,
                        access: RemoteAccess(ssh: server.access())))
            }
        }
    }
}

extension RemoteAccess {
    static func with(_ credentials: GitCredentials) -> RemoteAccess { RemoteAccess(credentials: .given(credentials)) }
}
