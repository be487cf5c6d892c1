/// What a provider is able to change.
public struct Capabilities: Sendable, Hashable {
    /// The provider's name, as `reeve.yaml` has it.
    public var provider: Policy.ProviderKind
    public var kinds: Set<ActionKind>

    public init(provider: Policy.ProviderKind, kinds: Set<ActionKind>) {
        self.provider = provider
        self.kinds = kinds
    }
}
