import Logging
import Synchronization
import Testing

@testable import reeve

@Suite struct ConsoleLogHandlerTests {
    private final class Written: Sendable {
        let lines = Mutex<[String]>([])
    }

    private func logger(_ written: Written, level: Logger.Level = .info) -> Logger {
        Logger(label: "reeve") { label in
            var handler = ConsoleLogHandler(label: label, format: .text, level: level)
            handler.write = { line in written.lines.withLock { $0.append(line) } }
            return handler
        }
    }

    @Test func `a line within a pass has its id, also in tasks that it starts, and none has it outside`() async {
        let written = Written()
        let logger = logger(written)
        logger.info("before")
        await PassID.$current.withValue(PassID(0xC0_FFEE)) {
            logger.info("in it")
            await Task { logger.info("begun by it") }.value
        }
        logger.info("after")
        let ends = written.lines.withLock { $0.map { $0.split(separator: " ", maxSplits: 1).last.map(String.init) } }
        #expect(
            ends == [
                "info     before", "info     in it pass=00c0ffee", "info     begun by it pass=00c0ffee",
                "info     after",
            ])
    }

    @Test func `what is nearest to the call counts`() {
        let written = Written()
        var logger = logger(written)
        logger[metadataKey: "a"] = "logger"
        logger[metadataKey: "b"] = "logger"
        logger.info("m", metadata: ["b": "call"])
        #expect(written.lines.withLock { $0.first?.hasSuffix("m a=logger b=call") } == true)
    }

    @Test func `what weighs less than the level is left out`() {
        let written = Written()
        let logger = logger(written, level: .warning)
        logger.info("no")
        logger.warning("yes")
        #expect(written.lines.withLock(\.count) == 1)
    }

    @Test func `ids of passes follow each other`() {
        let ids = (0..<1000).map { _ in PassID.next() }
        #expect(Set(ids).count == ids.count)
        #expect(PassID(7).description == "00000007" && PassID(.max).description == "ffffffff")
    }
}
