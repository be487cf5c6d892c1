import Git
import TestSupport

/// The ways to the same bare repository.
enum Transport: String, CaseIterable, Sendable {
    case path, file, http, https
}

/// A bare repository, and how to reach it.
struct Remote: Sendable {
    let repository: Repository
    let address: RemoteAddress
    /// A folder for the mirrors of a test.
    let folder: String
    /// The server before it, if there is one.
    var server: WebServer?

    /// Another way to the same repository, through the server.
    func address(_ path: String, _ credentials: GitCredentials? = nil) throws -> RemoteAddress {
        try RemoteAddress((server?.url ?? "") + path, credentials: credentials, caFile: server?.caFile)
    }

    func mirror(_ name: String = "mirror") throws -> Mirror {
        try Mirror(folder + "/" + name, of: address)
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
                let address = try RemoteAddress(server.url + "/git/remote.git", caFile: server.caFile)
                try await body(Remote(repository: repository, address: address, folder: folder, server: server))
            }
        }
    }
}
