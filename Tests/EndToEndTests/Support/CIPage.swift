import Foundation

/// The files that `docs/ci.md` gives to copy.
struct CIPage: Decodable {
    var workflow: Workflow
    var comment: Workflow
    var gitLab: GitLabFile

    enum CodingKeys: String, CodingKey {
        case workflow = ".github/workflows/accounts.yml"
        case comment = ".github/workflows/accounts-comment.yml"
        case gitLab = ".gitlab-ci.yml"
    }

    /// A workflow of GitHub Actions, as far as its steps can be run here.
    struct Workflow: Decodable {
        var permissions: [String: String]
        var env: [String: String]?
        var jobs: [String: Job]

        struct Job: Decodable {
            var `if`: String?
            var defaults: Defaults?
            var steps: [Step]
        }

        struct Defaults: Decodable {
            var run: [String: String]
        }

        struct Step: Decodable {
            var name: String?
            var uses: String?
            var with: [String: String]?
            var shell: String?
            var env: [String: String]?
            var run: String?
        }
    }

    struct GitLabFile: Decodable {
        var variables: [String: String]
        var accounts: Job

        struct Job: Decodable {
            var variables: [String: String]
            var script: [String]
            var artifacts: Artifacts
        }

        struct Artifacts: Decodable {
            var paths: [String]
        }
    }

    static func text() throws -> String {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/ci.md").standardized
        return try String(contentsOf: page, encoding: .utf8)
    }

    static func read() async throws -> CIPage {
        let json = try await Script.run("yaml_blocks.py", input: try text())
        return try JSONDecoder().decode(CIPage.self, from: Data(json.utf8))
    }
}
