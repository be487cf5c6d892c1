extension CredentialChain {
    /// What a profile gives that takes on no role by another source.
    func single(_ profile: SharedProfile) throws(AWSConfigurationError) -> CredentialSource? {
        if let keys = try profile.keys(in: profile.credentials) { return keys }
        if let command = profile["credential_process"] {
            return .process(try CredentialProcess(command, profile: profile.name))
        }
        if let keys = try profile.keys(in: profile.configuration) { return keys }
        // A person signs in to these, in a browser.
        for key in ["sso_session", "sso_start_url", "login_session"] where profile[key] != nil {
            throw AWSConfigurationError(
                .unsupportedProfile,
                "profile '\(profile.name)' gets its credentials by '\(key)', which is not supported",
                hint: "let another profile have 'credential_process = aws configure export-credentials --profile "
                    + "\(profile.name) --format process', or export keys with '--format env'")
        }
        return nil
    }

    /// - Parameter path: the profiles that led here, the first one first.
    func role(of profile: SharedProfile, below path: [String]) throws(AWSConfigurationError) -> CredentialSource {
        let path = path + [profile.name]
        var role = AssumedRole(
            arn: profile["role_arn"] ?? "", externalID: profile["external_id"], duration: try duration(of: profile))
        role.sessionName = profile["role_session_name"] ?? role.sessionName
        guard profile["mfa_serial"] == nil else {
            throw AWSConfigurationError(
                .unsupportedProfile, "profile '\(profile.name)' needs a code of 'mfa_serial', which nobody can type",
                hint: "use a role that asks for no code")
        }
        switch (profile["source_profile"], profile["credential_source"]) {
        case (let source?, nil): return .role(role, signedBy: try base(source, of: profile, below: path))
        case (nil, let source?): return .role(role, signedBy: try base(named: source, of: profile))
        case (nil, nil), (_?, _?):
            throw AWSConfigurationError(
                .badSetting,
                "profile '\(profile.name)' has 'role_arn' and not exactly one of 'source_profile' and "
                    + "'credential_source'",
                hint: "say whose credentials take on the role")
        }
    }

    private func base(
        _ name: String, of profile: SharedProfile, below path: [String]
    ) throws(AWSConfigurationError) -> CredentialSource {
        guard let base = profiles[name] else {
            throw Self.missing(name, hint: "check 'source_profile' of '\(profile.name)'")
        }
        // A profile may name itself, for the keys that stand beside its role.
        let isCycle = path.contains(name) && !(name == profile.name && base.hasKeys)
        guard !isCycle else {
            throw AWSConfigurationError(
                .profileCycle,
                "the profiles' sources go round in a circle: \((path + [name]).joined(separator: " → "))",
                hint: "let one of them have keys of its own")
        }
        if base.hasRole, !base.hasKeys { return try role(of: base, below: path) }
        if let identity = try webIdentity(base, environment: [:]) { return identity }
        if let source = try single(base) { return source }
        throw AWSConfigurationError(
            .badSetting, "profile '\(name)', the source of '\(profile.name)', has no credentials",
            hint: "give it keys, a role or a 'credential_process'")
    }

    /// The names are those of the reference guide, in any case.
    private func base(
        named name: String, of profile: SharedProfile
    ) throws(AWSConfigurationError) -> CredentialSource {
        let source: CredentialSource?
        switch name.lowercased() {
        case "environment": source = try environmentKeys()
        case "ecscontainer": source = try ContainerEndpoint(environment).map { .container($0) }
        case "ec2instancemetadata":
            source = try InstanceMetadata(environment, profile, isImplied: false).map { .instance($0) }
        default:
            throw AWSConfigurationError(
                .badSetting, "profile '\(profile.name)' has the unknown 'credential_source' '\(name)'",
                hint: "it is Environment, Ec2InstanceMetadata or EcsContainer")
        }
        guard let source else {
            throw AWSConfigurationError(
                .badSetting, "'credential_source' of profile '\(profile.name)' is \(name), which is not set here",
                hint: "set its variables, or name another source")
        }
        return source
    }

    func duration(of profile: SharedProfile) throws(AWSConfigurationError) -> Int? {
        guard let text = profile["duration_seconds"] else { return nil }
        // The range that STS takes (API reference, AssumeRole).
        guard let seconds = Int(text), (900...43_200).contains(seconds) else {
            throw AWSConfigurationError(
                .badSetting, "'duration_seconds' of profile '\(profile.name)' is not from 900 to 43200",
                hint: "write whole seconds")
        }
        return seconds
    }
}
