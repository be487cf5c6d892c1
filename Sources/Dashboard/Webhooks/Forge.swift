/// Who sends webhooks.
public enum Forge: String, Sendable, CaseIterable {
    case github
    case gitlab
}
