import Foundation
import TestSupport

/// A secret that nothing may show.
struct Canary: Sendable, CustomStringConvertible {
    let name: String
    let secret: String
    /// Whom HTTP's basic authentication sends it with.
    var user: String?

    /// The secret stays out of the messages of tests, too: their output is searched.
    var description: String { name }

    /// How it may stand somewhere.
    var forms: [String] {
        let basic = user.map { Data("\($0):\(secret)".utf8).base64EncodedString() }
        return [secret] + Self.forms(of: secret) + (basic.map { [$0] } ?? [])
    }

    static func forms(of secret: String) -> [String] {
        [
            secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "",
            Data(secret.utf8).base64EncodedString(),
        ]
    }

    /// - Returns: the places where one is, each named with its form's number.
    static func found(_ canaries: [Canary], in places: [String: Data]) -> [String] {
        places.flatMap { place, bytes in
            canaries.flatMap { canary in
                canary.forms.enumerated().filter { bytes.range(of: Data($0.element.utf8)) != nil }
                    .map { "\(canary) in \(place), form \($0.offset)" }
            }
        }
    }

    /// Every file below a folder.
    static func files(below folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            if let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") { files[path] = bytes }
        }
        return files
    }

    /// Every commit of a branch: its message, and every file as it was then.
    static func history(of branch: String, in repository: String) async throws -> Data {
        let commits = try await Tool.git(repository, "rev-list", branch).split(separator: "\n").map(String.init)
        var all = try await Tool.git(repository, "log", "--format=fuller", branch)
        for commit in commits {
            for path in try await Tool.git(repository, "ls-tree", "-r", "--name-only", commit).split(separator: "\n") {
                all += try await Tool.git(repository, "show", "\(commit):\(path)")
            }
        }
        return Data(all.utf8)
    }
}
