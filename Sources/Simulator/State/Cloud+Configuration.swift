import FoundationEssentials

extension Cloud {
    /// What a configuration starts with: the sample, a generated organization, or none.
    init(_ configuration: SimulatorConfiguration, at now: Date) {
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
