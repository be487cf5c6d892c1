/// What the daemon's loop does next.
enum LoopStep: Sendable, Equatable {
    case pass
    /// It asks the repository whether it has moved, or AWS whether a create has ended.
    case question
    /// It tidies its mirror, for so long at the most.
    case tidying(Duration)
    case wait(Duration)
}
