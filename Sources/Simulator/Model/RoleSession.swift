import FoundationEssentials

/// A role that someone assumed: temporary credentials, and whom they stand for.
struct RoleSession: Codable, Equatable, Sendable {
    let accessKeyID: String
    let token: String
    let account: String
    let role: String
    let name: String
    let expires: Date
    let sourceIdentity: String?

    var arn: String { "arn:aws:sts::\(account):assumed-role/\(role)/\(name)" }

    /// The role's own ID and the name of the session.
    var userID: String {
        // AWS gives a role its ID when it is made. Here the roles are not kept, so their name decides.
        var generator = SeededGenerator(seed: UInt64(fnv1a: "\(account)/\(role)"))
        return "AROA\(generator.characters(17, of: Self.base32)):\(name)"
    }

    /// What every token begins with: as AWS's do, and then the mark of a simulator.
    static let tokenPrefix = "IQoJb3JpZ2luX2Vj" + "cmVldmUgc2ltdWxhdGU"

    static let base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    static let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
}
