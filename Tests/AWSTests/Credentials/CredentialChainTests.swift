import Testing

@testable import AWS

@Suite struct CredentialChainTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "env"]
    private static let profiles = """
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = default
        [prod]
        AWS_ACCESS_KEY_ID=AKIAPROD
        aws_secret_access_key=se=cret
        aws_session_token = token
        """

    private func source(
        config: String = "", credentials: String = "", _ environment: [String: String] = [:]
    ) async throws -> CredentialSource {
        try await CredentialPlace.with(config: config, credentials: credentials, environment) { try $0.source() }
    }

    private func error(config: String, credentials: String = "", _ environment: [String: String] = [:]) async throws
        -> AWSConfigurationError
    {
        try #require(
            await #expect(throws: AWSConfigurationError.self) {
                _ = try await source(config: config, credentials: credentials, environment)
            })
    }

    private func keys(_ source: CredentialSource) -> AWSCredentials? {
        guard case .keys(let keys, _) = source else { return nil }
        return keys.credentials
    }

    @Test func `keys in the environment come before the default profile`() async throws {
        let found = try await source(
            credentials: Self.profiles,
            Self.keys.merging(["AWS_SESSION_TOKEN": "t", "AWS_CREDENTIAL_EXPIRATION": "2031-01-01T00:00:00+00:00"]) {
                $1
            })
        guard case .keys(let keys, _) = found else { throw Unexpected(found) }
        #expect(keys.credentials == AWSCredentials(accessKeyID: "AKIAENV", secretAccessKey: "env", sessionToken: "t"))
        #expect(keys.expiration == ObtainedCredentials.date("2031-01-01T00:00:00Z"))
    }

    @Test func `the older name of the session token is taken, and first`() async throws {
        for (more, token) in [
            (["AWS_SECURITY_TOKEN": "old"], "old"), (["AWS_SECURITY_TOKEN": "old", "AWS_SESSION_TOKEN": "t"], "old"),
            (["AWS_SECURITY_TOKEN": "", "AWS_SESSION_TOKEN": "t"], "t"),
        ] {
            #expect(keys(try await source(Self.keys.merging(more) { $1 }))?.sessionToken == token)
        }
        let profile = "[default]\naws_access_key_id = A\naws_secret_access_key = s\naws_security_token = old\n"
        #expect(keys(try await source(credentials: profile))?.sessionToken == "old")
        #expect(keys(try await source(config: profile))?.sessionToken == "old")
    }

    @Test func `keys in the environment come before a profile that is asked for there`() async throws {
        let asked = ["AWS_PROFILE": "prod"]
        let found = try await source(credentials: Self.profiles, Self.keys.merging(asked) { $1 })
        #expect(keys(found)?.accessKeyID == "AKIAENV")
        #expect(
            keys(try await source(credentials: Self.profiles, asked))
                == AWSCredentials(accessKeyID: "AKIAPROD", secretAccessKey: "se=cret", sessionToken: "token"))
        let missing = try await error(config: "", Self.keys.merging(["AWS_PROFILE": "nobody"]) { $1 })
        #expect(missing.code == .noSuchProfile)
    }

    @Test func `the older variable names the profile, too, and comes first`() async throws {
        for (environment, key) in [
            (["AWS_DEFAULT_PROFILE": "prod"], "AKIAPROD"),
            (["AWS_DEFAULT_PROFILE": "prod", "AWS_PROFILE": "default"], "AKIAPROD"),
            (["AWS_DEFAULT_PROFILE": "", "AWS_PROFILE": "prod"], "AKIAPROD"),
        ] {
            #expect(keys(try await source(credentials: Self.profiles, environment))?.accessKeyID == key)
        }
        let missing = try await error(config: "", ["AWS_DEFAULT_PROFILE": "nobody"])
        #expect(missing.hint == "check AWS_DEFAULT_PROFILE against ~/.aws/config and ~/.aws/credentials")
    }

    @Test func `half a pair of keys is told, and not completed from elsewhere`() async throws {
        let environment = try await error(config: "", credentials: Self.profiles, ["AWS_ACCESS_KEY_ID": "AKIAENV"])
        #expect(environment.description == "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not")
        let files = try await error(
            config: "[default]\naws_secret_access_key = s\n", credentials: "[default]\naws_access_key_id = AKIA\n")
        #expect(files.code == .badSetting)
        let time = try await error(config: "", Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": "soon"]) { $1 })
        #expect(time.description == "AWS_CREDENTIAL_EXPIRATION is no time")
    }

    @Test func `in a profile a role comes first, then keys of the credentials file, a process, keys of the other file`()
        async throws
    {
        let config = """
            [default]
            role_arn = arn:aws:iam::1:role/a
            source_profile = prod
            credential_process = /bin/helper
            aws_access_key_id = AKIACONFIG
            aws_secret_access_key = s
            """
        let role = try await source(config: config, credentials: Self.profiles)
        guard case .role(let assumed, .keys(let base, _)) = role else { throw Unexpected(role) }
        #expect(assumed.arn == "arn:aws:iam::1:role/a" && assumed.sessionName == "reeve")
        #expect(base.credentials.accessKeyID == "AKIAPROD")
        let rest = config.split(separator: "\n").filter { !$0.contains("role") && !$0.contains("source") }
            .joined(separator: "\n")
        #expect(keys(try await source(config: rest, credentials: Self.profiles))?.accessKeyID == "AKIADEFAULT")
        let process = try await source(config: rest)
        guard case .process = process else { throw Unexpected(process) }
        let last = rest.split(separator: "\n").filter { !$0.contains("process") }.joined(separator: "\n")
        #expect(keys(try await source(config: last))?.accessKeyID == "AKIACONFIG")
    }

    @Test func `roles go on to the profile that has keys, each with its own settings`() async throws {
        let config = """
            [profile one]
            role_arn = arn:1
            source_profile = two
            external_id = e/1
            duration_seconds = 900
            role_session_name = me
            [profile two]
            role_arn = arn:2
            source_profile = prod
            """
        let found = try await source(config: config, credentials: Self.profiles, ["AWS_PROFILE": "one"])
        guard case .role(let first, .role(let second, let base)) = found else { throw Unexpected(found) }
        #expect(first == AssumedRole(arn: "arn:1", sessionName: "me", externalID: "e/1", duration: 900))
        #expect(second == AssumedRole(arn: "arn:2"))
        #expect(keys(base)?.accessKeyID == "AKIAPROD")
        #expect(found.description == "role arn:1 by role arn:2 by profile 'prod'")
    }

    @Test func `a profile may be the source of its own role if it has keys`() async throws {
        let config = "[profile prod]\nrole_arn = arn:1\nsource_profile = prod\n"
        let found = try await source(config: config, credentials: Self.profiles, ["AWS_PROFILE": "prod"])
        guard case .role(_, let base) = found else { throw Unexpected(found) }
        #expect(keys(base)?.accessKeyID == "AKIAPROD")
        let cycle = try await error(config: config, ["AWS_PROFILE": "prod"])
        #expect(cycle.description == "the profiles' sources go round in a circle: prod → prod")
    }

    @Test func `a circle of profiles is told with its way`() async throws {
        let config = """
            [profile a]
            role_arn = arn:a
            source_profile = b
            [profile b]
            role_arn = arn:b
            source_profile = c
            [profile c]
            role_arn = arn:c
            source_profile = b
            """
        let cycle = try await error(config: config, ["AWS_PROFILE": "a"])
        #expect(cycle.code == .profileCycle)
        #expect(cycle.description == "the profiles' sources go round in a circle: a → b → c → b")
    }

    @Test(arguments: [
        ("role_arn = a", AWSConfigurationError.Code.badSetting, "not exactly one of"),
        ("role_arn = a\nsource_profile = x\ncredential_source = Environment", .badSetting, "not exactly one of"),
        ("role_arn = a\nsource_profile = nobody", .noSuchProfile, "no profile 'nobody'"),
        ("role_arn = a\nsource_profile = empty", .badSetting, "'empty', the source of 'x', has no credentials"),
        ("role_arn = a\ncredential_source = Environment", .badSetting, "is Environment, which is not set here"),
        ("role_arn = a\ncredential_source = EcsContainer", .badSetting, "is EcsContainer, which is not set here"),
        ("role_arn = a\ncredential_source = Moon", .badSetting, "unknown 'credential_source' 'Moon'"),
        ("role_arn = a\nsource_profile = x\nmfa_serial = m", .unsupportedProfile, "mfa_serial"),
        ("role_arn = a\nsource_profile = x\nduration_seconds = 899", .badSetting, "from 900 to 43200"),
        ("sso_session = s", .unsupportedProfile, "'sso_session'"),
        ("sso_start_url = s", .unsupportedProfile, "'sso_start_url'"),
        ("credential_process = 'open", .badSetting, "no command line"),
        ("web_identity_token_file = /t", .badSetting, "no role to take on"),
    ]) func `a profile that cannot be used is told with the setting`(
        _ settings: String, _ code: AWSConfigurationError.Code, _ says: String
    ) async throws {
        let found = try await error(
            config: "[profile x]\n\(settings)\n[profile empty]\nregion = r", ["AWS_PROFILE": "x"])
        #expect(found.code == code)
        #expect(found.description.contains(says), "\(found)")
    }

    @Test func `web identity is taken from the environment, each setting else from the profile`() async throws {
        let config = "[default]\nrole_arn = arn:profile\nweb_identity_token_file = /profile\nrole_session_name = p\n"
        let profile = try await source(config: config)
        guard case .webIdentity(let role, "/profile") = profile else { throw Unexpected(profile) }
        #expect(role == AssumedRole(arn: "arn:profile", sessionName: "p"))
        let both = try await source(
            config: config, ["AWS_WEB_IDENTITY_TOKEN_FILE": "/env", "AWS_ROLE_ARN": "arn:env"])
        guard case .webIdentity(let role, "/env") = both else { throw Unexpected(both) }
        #expect(role == AssumedRole(arn: "arn:env", sessionName: "p"))
        // Which profile is asked for makes no difference; a source of another role has its own alone.
        let environment = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/env", "AWS_ROLE_ARN": "arn:env", "AWS_PROFILE": "x"]
        let asked = try await source(config: config.replacing("default", with: "profile x"), environment)
        guard case .webIdentity(let role, "/env") = asked else { throw Unexpected(asked) }
        #expect(role.arn == "arn:env")
        let base = try await source(
            config: config + "[profile x]\nrole_arn = arn:x\nsource_profile = default\n", environment)
        guard case .role(_, .webIdentity(let role, "/profile")) = base else { throw Unexpected(base) }
        #expect(role.arn == "arn:profile")
    }

    @Test func `without any, the container is asked, and then the instance`() async throws {
        let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x", "AWS_EC2_METADATA_DISABLED": ""]
        let first = try await source(config: "[default]\nregion = r\n", container)
        guard case .container(let endpoint) = first else { throw Unexpected(first) }
        #expect(endpoint.url == "http://169.254.170.2/v2/x" && endpoint.isNear)
        let second = try await source(["AWS_EC2_METADATA_DISABLED": "false"])
        guard case .instance(let instance) = second else { throw Unexpected(second) }
        #expect(instance.endpoint == "http://169.254.169.254" && instance.isImplied)
        let nowhere = try await error(config: "")
        #expect(nowhere.code == .noCredentials && nowhere.description == "there are no AWS credentials")
    }

    private struct Unexpected: Error {
        init(_ source: CredentialSource) { self.source = source }
        let source: CredentialSource
    }
}
