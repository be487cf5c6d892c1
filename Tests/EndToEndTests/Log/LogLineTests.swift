import Foundation
import Logging
import Synchronization
import Testing

@testable import reeve

/// What the daemon's log looks like.
@Suite struct LogLineTests {
    private func line(
        _ message: String, _ metadata: Logger.Metadata = [:], level: Logger.Level = .info, as format: LogFormat
    ) -> String {
        LogLine(
            time: Date(timeIntervalSince1970: 1_764_561_600.25), level: level, label: "reeve", message: message,
            metadata: metadata
        ).rendered(as: format)
    }

    @Test func `text is the time, the level, the message and what belongs to it`() {
        #expect(
            line("pass done", ["held": "0", "code": "RV5008"], as: .text)
                == "2025-12-01T04:00:00.250Z info     pass done code=RV5008 held=0")
    }

    @Test func `text quotes what could not be told from what stands beside it`() {
        let metadata: Logger.Metadata = ["a": "two words", "b": "x=y", "c": "", "d": #"a"b"#, "e": "ü", "f": #"\"#]
        #expect(
            line("m", metadata, as: .text).hasSuffix(#" m a="two words" b="x=y" c="" d="a\"b" e=ü f="\\""#))
    }

    @Test func `JSON is one flat object with sorted members`() {
        let metadata: Logger.Metadata = ["service": ["name": "daemon"], "pass": "00c0ffee", "list": ["a", "b"]]
        let expected =
            #"{"label":"reeve","level":"warning","list":"[\"a\", \"b\"]","message":"no","pass":"00c0ffee","#
            + #""service.name":"daemon","time":"2025-12-01T04:00:00.250Z"}"#
        #expect(line("no", metadata, level: .warning, as: .json) == expected)
    }

    @Test func `no metadata takes the place of what the line says itself`() throws {
        let text = line("real", ["message": "false", "time": "never", "level": "none"], as: .json)
        let object = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        #expect(object["message"] == "real" && object["level"] == "info")
        #expect(object["metadata.message"] == "false" && object["metadata.time"] == "never")
    }

    @Test(arguments: LogFormat.allCases) func `hostile text is one line that controls nothing`(format: LogFormat) {
        let hostile = "a\nb\r\u{1B}[2J\u{202E}\u{0}\u{85}c"
        let text = line(hostile, ["k\n=": "\(hostile)"], as: format)
        #expect(
            !text.unicodeScalars.contains { $0.value < 0x20 || [0x202E, 0x85, 0x7F].contains($0.value) }, "\(text)")
    }
}
