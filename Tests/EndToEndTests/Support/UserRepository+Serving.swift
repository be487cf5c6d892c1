import Foundation
import TestSupport

extension UserRepository {
    /// Has the web server of a folder serve the remote, as `remote.git`, and take pushes to it from anyone.
    func serve(in folder: String) async throws {
        try FileManager.default.createDirectory(atPath: folder + "/git", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/git/remote.git", withDestinationPath: remote)
        try await Tool.git(remote, "config", "http.receivepack", "true")
    }
}
