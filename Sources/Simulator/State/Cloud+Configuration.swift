import FoundationEssentials
import OrderedCollections

extension Cloud {
    /// What a configuration starts with: the sample, a generated organization, or none.
    init(_ configuration: SimulatorConfiguration, at now: Date) {
        let management = ManagementAccount(id: configuration.managementAccount)
        let organization = Organization(configuration, management: management, at: now)
        self.init(
            management: management, at: organization?.accounts[management.id]?.joined ?? now,
            seed: configuration.seed, tokenSeed: .random(in: .min ... .max))
        self.organization = organization
    }
}

extension Organization {
    fileprivate init?(_ configuration: SimulatorConfiguration, management: ManagementAccount, at now: Date) {
        if configuration.startEmpty { return nil }
        if configuration.accounts != nil || configuration.ous != nil {
            self = .generated(
                accounts: configuration.accounts ?? 0, units: configuration.ous, management: management,
                seed: configuration.seed, at: now)
        } else {
            self = .sample(management: management, seed: configuration.seed, at: now)
        }
    }
}
