import FoundationEssentials

extension Cloud {
    /// What a configuration starts with: the sample, a generated organization, or none.
    init(_ configuration: SimulatorConfiguration, at now: Date) throws(SimulatorError) {
        try configuration.validate()
        let management = ManagementAccount(id: configuration.managementAccount)
        let seed = configuration.seed
        self.init(management: management, at: now, seed: seed)
        if configuration.startEmpty { return }
        if configuration.accounts != nil || configuration.ous != nil {
            organization = .generated(
                accounts: configuration.accounts ?? 0, units: configuration.ous, management: management, seed: seed,
                at: now)
        } else {
            organization = .sample(management: management, seed: seed, at: now)
        }
    }
}

extension SimulatorConfiguration {
    fileprivate func validate() throws(SimulatorError) {
        guard managementAccount.isAccountID else {
            throw .invalidConfiguration(
                setting: "managementAccount", value: managementAccount, rule: "an account ID is twelve digits")
        }
        guard (accounts ?? 0) >= 0 else {
            throw .invalidConfiguration(setting: "accounts", value: "\(accounts ?? 0)", rule: "it cannot be negative")
        }
        guard (0...Organization.maximumUnits).contains(ous ?? 0) else {
            throw .invalidConfiguration(
                setting: "ous", value: "\(ous ?? 0)", rule: "an organization has 0 to \(Organization.maximumUnits)")
        }
        guard !startEmpty || (accounts == nil && ous == nil) else {
            throw .invalidConfiguration(
                setting: "startEmpty", value: "true", rule: "what starts empty has no accounts or OUs to generate")
        }
        guard createDuration >= .zero, closeDuration >= .zero else {
            throw .invalidConfiguration(
                setting: "createDuration", value: "\(min(createDuration, closeDuration))",
                rule: "a duration cannot be negative")
        }
    }
}
