import FoundationEssentials

/// Takes on a role with the credentials that sign the request.
struct AssumeRole: AWSOperation {
    typealias Output = ObtainedCredentials
    static let service = AWSService.sts

    var role: AssumedRole

    var form: [(name: String, value: String)] { role.form }

    func encode(to encoder: any Encoder) throws {}

    static func decode(_ body: Data) throws -> ObtainedCredentials { try ObtainedCredentials(ofSTS: body) }
}

/// Takes on a role with the token of an identity provider; the request is not signed.
struct AssumeRoleWithWebIdentity: AWSOperation {
    typealias Output = ObtainedCredentials
    static let service = AWSService.sts
    static let isSigned = false

    var role: AssumedRole
    var token: String

    var form: [(name: String, value: String)] { role.form + [("WebIdentityToken", token)] }

    func encode(to encoder: any Encoder) throws {}

    static func decode(_ body: Data) throws -> ObtainedCredentials { try ObtainedCredentials(ofSTS: body) }
}

extension AssumedRole {
    fileprivate var form: [(name: String, value: String)] {
        [("RoleArn", arn), ("RoleSessionName", sessionName)] + (externalID.map { [("ExternalId", $0)] } ?? [])
            + (duration.map { [("DurationSeconds", "\($0)")] } ?? [])
    }
}

extension ObtainedCredentials {
    /// The `Credentials` of an answer of STS.
    fileprivate init(ofSTS body: Data) throws {
        let found = try XMLTree(parsing: body).first("Credentials")
        guard let id = found?.first("AccessKeyId")?.text, let secret = found?.first("SecretAccessKey")?.text,
            let token = found?.first("SessionToken")?.text,
            let expiration = found?.first("Expiration").flatMap({ Self.date($0.text) })
        else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "the answer has no credentials"))
        }
        self.init(
            credentials: AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token),
            expiration: expiration)
    }
}
