import Foundation
import TestSupport

/// moto with an organization and a user for each policy of `docs/iam`, and for each action one who lacks it. Every
/// request is held against IAM.
struct MotoUsers: Sendable {
    struct Key: Decodable, Sendable {
        var id: String
        var secret: String
    }

    let moto: Moto
    /// An account that nobody owns.
    let lake: String
    private let keys: [String: Key]

    /// Runs the server as long as `body` runs.
    static func run(_ body: @escaping @Sendable (MotoUsers) async throws -> Void) async throws {
        try await Moto.run { moto in
            let lake = try await moto.script("prepare_organization.py").trimmingCharacters(in: .newlines)
            let made = try await moto.script(
                "make_users.py", IAMPolicy.path("observe.json"), IAMPolicy.path("full.json"),
                IAMPolicy.path("doctor.json"))
            let keys = try JSONDecoder().decode([String: Key].self, from: Data(made.utf8))
            try await body(MotoUsers(moto: moto, lake: lake, keys: keys))
        }
    }

    /// `reeve` as a user: `observe`, `full`, or the action that `full` is without; ` and doctor` behind it is one who may
    /// ask IAM, too.
    func reeve(_ user: String, _ repository: UserRepository, changingSecret: Bool = false) throws -> ReeveProcess {
        let key = try key(user)
        return ReeveProcess(
            environment: [
                "AWS_ENDPOINT_URL": moto.endpoint, "AWS_ACCESS_KEY_ID": key.id,
                "AWS_SECRET_ACCESS_KEY": changingSecret ? "wrong" + key.secret : key.secret,
                "REEVE_REPO": repository.remote,
            ], folder: repository.folder)
    }

    /// `reeve` as a role that the user `assumer` takes on: `reeve`, `blind` or `plain`.
    func reeve(asRole role: String, _ repository: UserRepository) throws -> ReeveProcess {
        var reeve = try reeve("assumer", repository)
        let key = try key("assumer")
        let profile = """
            [profile reeve]
            role_arn = arn:aws:iam::123456789012:role/\(role == "plain" ? "" : "ops/")\(role)
            source_profile = assumer
            [profile assumer]
            aws_access_key_id = \(key.id)
            aws_secret_access_key = \(key.secret)
            """
        let file = repository.folder + "/../\(role).config"
        try profile.write(toFile: file, atomically: true, encoding: .utf8)
        reeve.environment["AWS_CONFIG_FILE"] = file
        reeve.environment["AWS_PROFILE"] = "reeve"
        // They would come first.
        reeve.environment["AWS_ACCESS_KEY_ID"] = nil
        reeve.environment["AWS_SECRET_ACCESS_KEY"] = nil
        return reeve
    }

    /// What stands in the organization.
    func organization() async throws -> String {
        let key = try key("full")
        return try await moto.script("read_organization.py", key: key.id, secret: key.secret)
    }

    private func key(_ user: String) throws -> Key {
        guard let key = keys[user] else { throw Tool.Failed(description: "no user '\(user)'") }
        return key
    }
}
