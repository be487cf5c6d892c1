import Foundation
import Testing

@testable import AWS

@Suite struct AWSConfigurationTests {
    /// Makes the shared files and reads the configuration with them.
    private func configuration(
        credentials: String = "", config: String = "", _ environment: [String: String] = [:]
    ) throws -> AWSConfiguration {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reeve-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try credentials.write(to: folder.appendingPathComponent("credentials"), atomically: true, encoding: .utf8)
        try config.write(to: folder.appendingPathComponent("config"), atomically: true, encoding: .utf8)
        let files = [
            "AWS_SHARED_CREDENTIALS_FILE": folder.appendingPathComponent("credentials").path,
            "AWS_CONFIG_FILE": folder.appendingPathComponent("config").path,
        ]
        return try AWSConfiguration(environment: files.merging(environment) { _, new in new })
    }

    private func code(_ body: () throws -> AWSConfiguration) -> AWSConfigurationError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? AWSConfigurationError)?.code
        }
    }

    private static let keys = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "env"]
    private static let profiles = """
        # a comment
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = default
        [prod]
        aws_access_key_id=AKIAPROD
        aws_secret_access_key=se=cret
        aws_session_token = token
        """

    @Test func `region and endpoint come from the environment, then from the profile`() throws {
        let config = "[profile prod]\nregion = us-gov-east-1\nendpoint_url = http://profile:1/\n"
        let fromProfile = try configuration(credentials: Self.profiles, config: config, ["AWS_PROFILE": "prod"])
        #expect(fromProfile.region == "us-gov-east-1")
        #expect(fromProfile.endpoint(of: .organizations) == "http://profile:1")
        let fromEnvironment = try configuration(
            credentials: Self.profiles, config: config,
            [
                "AWS_PROFILE": "prod", "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": "http://all:2",
                "AWS_ENDPOINT_URL_STS": "http://sts:3",
            ])
        #expect(fromEnvironment.region == "eu-west-1")
        #expect(fromEnvironment.endpoint(of: .tagging) == "http://all:2")
        #expect(fromEnvironment.endpoint(of: .sts) == "http://sts:3")
    }

    private func region(config: String, profile: String = "prod") throws -> String {
        try configuration(config: config, Self.keys.merging(["AWS_PROFILE": profile]) { $1 }).region
    }

    @Test func `a setting may be indented, and what is indented further belongs to it`() throws {
        let config = """
              [profile prod]
              s3 =
                region = nested
              output = one
                region = continued
              # a comment

                # another
              region = eu-south-1
            """
        #expect(try region(config: config) == "eu-south-1")
        #expect(try region(config: "[profile prod]\n    region = a\n\toutput = b\n") == "a")
        #expect(try region(config: "[profile prod]\nno setting\n  region = a\n") == "a")
        #expect(try region(config: "region = b\n[profile prod]\nregion: a\n") == "a")
    }

    @Test(arguments: [
        (#"profile "prod""#, "prod"), ("profile 'a b'", "a b"), ("profile\tprod", "prod"), ("profile  prod ", "prod"),
        (#"profile a\ b"#, "a b"), ("profile 'default'", "default"),
    ])
    func `the name of a profile is written as a shell's word`(header: String, name: String) throws {
        #expect(try region(config: "[\(header)]\nregion = r\n", profile: name) == "r")
    }

    @Test(arguments: ["profile a b", "profile 'a b", "a b", "profilea b", "'profile' a b"])
    func `what is not one word is no profile`(header: String) {
        #expect(code { try configuration(config: "[\(header)]\n", ["AWS_PROFILE": "a b"]) } == .noSuchProfile)
    }

    @Test func `a byte order mark and carriage returns are no part of the text`() throws {
        let config = "\u{FEFF}[profile prod]\r\nregion = r\r\noutput = o\r\n"
        #expect(try region(config: config) == "r")
    }

    @Test(arguments: [
        ("eu-west-1", "https://organizations.us-east-1.amazonaws.com", "https://iam.amazonaws.com"),
        (
            "us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com", "https://iam.us-gov.amazonaws.com"
        ),
        (
            "cn-northwest-1", "https://organizations.cn-northwest-1.amazonaws.com.cn",
            "https://iam.cn-north-1.amazonaws.com.cn"
        ),
    ]) func `global services are asked where their partition has them`(
        _ region: String, _ organizations: String, _ iam: String
    ) throws {
        let found = try configuration(Self.keys.merging(["AWS_REGION": region]) { $1 })
        #expect(found.endpoint(of: .organizations) == organizations)
        #expect(found.endpoint(of: .iam) == iam)
    }

    @Test func `what cannot be used is told with its own code`() {
        let alone = ["AWS_EC2_METADATA_DISABLED": "true"]
        #expect(code { try configuration(alone) } == .noCredentials)
        let empty = alone.merging(["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""]) { $1 }
        #expect(code { try configuration(empty) } == .noCredentials)
        #expect(code { try configuration(Self.keys.merging(["AWS_PROFILE": "nobody"]) { $1 }) } == .noSuchProfile)
        #expect(
            code { try configuration(config: "[profile x]\nsso_session = a\n", ["AWS_PROFILE": "x"]) }
                == .unsupportedProfile)
        #expect(
            code { try configuration(Self.keys.merging(["AWS_ENDPOINT_URL": "localhost:5000"]) { $1 }) } == .badEndpoint
        )
    }

    @Test func `an endpoint that holds a password is refused, and not quoted`() {
        #expect(
            throws: AWSConfigurationError(
                .badEndpoint, "AWS_ENDPOINT_URL holds a user or a password", hint: "leave them out; requests are signed"
            )
        ) {
            _ = try configuration(Self.keys.merging(["AWS_ENDPOINT_URL": "http://user:canary@localhost"]) { $1 })
        }
    }

    /// Law 11.
    @Test func `credentials never show their secret`() {
        let credentials = AWSCredentials(accessKeyID: "AKIA", secretAccessKey: "canary", sessionToken: "token")
        let settings = [
            CredentialSettings.given(credentials),
            .environment(["AWS_SECRET_ACCESS_KEY": "canary", "AWS_SESSION_TOKEN": "token"]),
        ]
        var dumped = ""
        dump((credentials, settings), to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", "\(settings)", dumped] {
            #expect(!text.contains("canary") && !text.contains("token"))
        }
    }
}
