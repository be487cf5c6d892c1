public import Planning

extension Declared {
    /// Every problem that has no other for its cause, sorted by place: what is to be mended.
    ///
    /// That an account is held by its folder's defaults is not among them. The problem of the defaults is.
    public var causes: [Diagnostic] { diagnostics.filter { $0.code != .unreadableDefaults } }
}
