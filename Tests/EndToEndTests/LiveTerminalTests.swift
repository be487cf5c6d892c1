import Reconciler
import Synchronization
import Testing

@testable import reeve

@Suite struct LiveTerminalTests {
    /// What was written, and a size that can be changed.
    private final class Terminal: Sendable {
        let written = Mutex<[String]>([])
        let columns = Mutex(80)

        func take() -> [String] {
            written.withLock { texts in
                defer { texts = [] }; return texts
            }
        }

        func live(_ clock: any Clock<Duration> = ContinuousClock()) -> LiveTerminal {
            let now = ContinuousClock.now
            return LiveTerminal(
                size: { .init(columns: self.columns.withLock(\.self), rows: 24) }, clock: clock, now: { now },
                write: { text in self.written.withLock { $0.append(text) } })
        }
    }

    private static let row = "  create  search  0s  Prod\n0 done, 1 in flight, 0 waiting, 0 stalled\n"

    /// A table of two lines, drawn.
    private func drawn(_ terminal: Terminal) -> LiveTerminal {
        let live = terminal.live()
        let search = PassStory.create("search")
        live.take(PassStory.planned([search]))
        live.take(.performing(PassStory.approved(search)))
        live.draw()
        #expect(terminal.take() == ["\u{1B}[?25l\(Self.row)\u{1B}[?25h"])
        return live
    }

    @Test func `lines scroll above the table, and one writing shows all of it`() {
        let terminal = Terminal()
        let live = drawn(terminal)
        live.print("one\n")
        live.print("two\n")
        #expect(terminal.take() == [])
        live.draw()
        #expect(terminal.take() == ["\u{1B}[?25l\r\u{1B}[2A\u{1B}[Jone\ntwo\n\(Self.row)\u{1B}[?25h"])
        live.draw()
        #expect(terminal.take() == [])
    }

    @Test func `a table that a narrower terminal has broken is erased whole`() {
        let terminal = Terminal()
        let live = drawn(terminal)
        terminal.columns.withLock { $0 = 21 }
        live.draw()
        // Of 26 and 41 columns, over two lines each.
        #expect(terminal.take().first?.hasPrefix("\u{1B}[?25l\r\u{1B}[4A\u{1B}[J") == true)
    }

    @Test func `what others write stands above it, too`() {
        let terminal = Terminal()
        let live = drawn(terminal)
        live.print("before\n")
        live.interrupt { terminal.written.withLock { $0.append("error\n") } }
        live.draw()
        #expect(
            terminal.take() == [
                "\u{1B}[?25l\r\u{1B}[2A\u{1B}[Jbefore\n\u{1B}[?25h", "error\n", "\u{1B}[?25l\(Self.row)\u{1B}[?25h",
            ])
    }

    @Test(arguments: [false, true])
    func `at the end it is gone, and what is printed then comes at once`(isAtOnce: Bool) {
        let terminal = Terminal()
        let live = drawn(terminal)
        live.print("last\n")
        if isAtOnce { live.abandon() } else { live.end() }
        #expect(terminal.take() == ["\u{1B}[?25l\r\u{1B}[2A\u{1B}[Jlast\n\u{1B}[?25h"])
        live.draw()
        #expect(terminal.take() == [])
        live.print("after\n")
        #expect(terminal.take() == ["after\n"])
    }

    @Test func `it is drawn once for each time that has gone by, whatever happens meanwhile`() async {
        let (terminal, clock) = (Terminal(), Ticks())
        let live = terminal.live(clock)
        let drawing = Task { await live.run() }
        var waits = clock.waits.makeAsyncIterator()
        #expect(await waits.next() == .milliseconds(250))
        for number in 1...100 { live.print("\(number)\n") }
        #expect(terminal.take() == [])
        clock.tick()
        _ = await waits.next()
        #expect(terminal.take().count == 1)
        drawing.cancel()
        clock.tick()
        await drawing.value
    }

    /// A clock whose time goes by when it is told to.
    private final class Ticks: Clock {
        typealias Instant = ContinuousClock.Instant

        let start = ContinuousClock.now
        let waits: AsyncStream<Duration>
        private let waiting: AsyncStream<Duration>.Continuation
        private let ticks = Mutex<CheckedContinuation<Void, Never>?>(nil)

        init() { (waits, waiting) = AsyncStream.makeStream(of: Duration.self) }

        var now: Instant { start }
        var minimumResolution: Duration { .zero }

        func sleep(until deadline: Instant, tolerance _: Duration?) async throws {
            await withCheckedContinuation { continuation in
                ticks.withLock { $0 = continuation }
                waiting.yield(start.duration(to: deadline))
            }
        }

        func tick() {
            ticks.withLock { continuation in
                continuation?.resume(); continuation = nil
            }
        }
    }
}
