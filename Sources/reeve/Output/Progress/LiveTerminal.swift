import Planning
import Reconciler
import Synchronization

/// A table at the foot of a terminal that is drawn anew as time goes by. Lines that are printed scroll above it.
///
/// Nothing is written but by ``draw()``, which ``run()`` calls a few times a second. Between two drawings the cursor is
/// visible and stands at the start of the line below the table, so that the terminal is fit for use however the process
/// ends.
final class LiveTerminal: Sendable {
    struct Size: Sendable {
        var columns: Int
        var rows: Int
    }

    private struct State {
        var progress = Progress()
        /// What was printed since the last drawing.
        var pending = ""
        var drawn: [String] = []
        var isOver = false
    }

    private static let interval = Duration.milliseconds(250)

    private let state = Mutex(State())
    private let size: @Sendable () -> Size
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> ContinuousClock.Instant
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - clock: what the time between two drawings is counted on.
    ///   - now: the time that is shown.
    ///   - write: puts a text on the terminal, whole.
    init(
        size: @escaping @Sendable () -> Size, clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
        write: @escaping @Sendable (String) -> Void
    ) {
        self.size = size
        self.clock = clock
        self.now = now
        self.write = write
    }

    func take(_ event: PassEvent) { state.withLock { $0.progress.take(event, at: now()) } }

    /// Puts a text, whose lines are ended, above the table with the next drawing. Once the table is over it is written
    /// at once.
    func print(_ text: String) {
        state.withLock { state in
            if state.isOver { write(text) } else { state.pending += text }
        }
    }

    /// Draws until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            draw()
            try? await clock.sleep(for: Self.interval, tolerance: nil)
        }
    }

    /// Writes what was printed, and the table as it is now, if there is anything new in it.
    func draw() {
        state.withLock { state in
            guard !state.isOver else { return }
            let size = size()
            let lines = ProgressTable.lines(
                of: state.progress, at: now(), width: size.columns, height: size.rows)
            draw(lines, &state, size)
        }
    }

    /// Takes the table away, runs the body, which may write to the same terminal, and lets the table come again.
    func interrupt(_ body: () -> Void) {
        state.withLock { state in
            if !state.isOver { draw([], &state, size()) }
            body()
        }
    }

    /// Takes the table away for good.
    func end() {
        state.withLock { state in
            if !state.isOver { draw([], &state, size()) }
            state.isOver = true
        }
    }

    /// The same for a process that ends at once: if the terminal is being written to, it is left as it is.
    func abandon() {
        state.withLockIfAvailable { state in
            if !state.isOver { draw([], &state, size()) }
            state.isOver = true
        }
    }

    private func draw(_ lines: [String], _ state: inout State, _ size: Size) {
        guard !state.pending.isEmpty || lines != state.drawn else { return }
        // Hidden while it moves, and only then.
        var text = "\u{1B}[?25l"
        let rows = state.drawn.reduce(0) { $0 + Self.rows(of: $1, columns: size.columns) }
        // To the first line of the table; from there on everything is erased.
        if rows > 0 { text += "\r\u{1B}[\(rows)A\u{1B}[J" }
        text += state.pending + lines.map { $0 + "\n" }.joined() + "\u{1B}[?25h"
        state.pending = ""
        state.drawn = lines
        write(text)
    }

    /// A line that was drawn when the terminal was wider takes more than one now.
    private static func rows(of line: String, columns: Int) -> Int {
        max(1, (TerminalWidth.of(line) + columns - 1) / max(1, columns))
    }
}
