import FoundationEssentials
import Logging
import Planning

/// What one line of the log says. It is always one line, and nothing in it can move a terminal's cursor.
struct LogLine {
    var time: Date
    var level: Logger.Level
    var label: String
    var message: String
    var fields: [String: String]

    /// The line's own members; what is named like one of them gets a prefix.
    private static let own: Set = ["time", "level", "label", "message"]

    init(time: Date, level: Logger.Level, label: String, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.label = label
        self.message = message
        fields = [:]
        for (name, value) in metadata { add(value, as: Self.own.contains(name) ? "metadata.\(name)" : name) }
    }

    private mutating func add(_ value: Logger.MetadataValue, as name: String) {
        switch value {
        case .dictionary(let members): for (member, value) in members { add(value, as: "\(name).\(member)") }
        default: fields[name] = value.description
        }
    }

    /// RFC 3339, in UTC.
    private var timestamp: String { time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

    func rendered(as format: LogFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        }
    }

    private var text: String {
        let fields = fields.sorted { $0.key < $1.key }.map { " \(Self.word($0.key))=\(Self.word($0.value))" }.joined()
        // Of a fixed width, so that messages begin in one column.
        let level = level.rawValue.padding(to: 8)
        return "\(timestamp) \(level) \(Escaping.terminal(message.replacing("\t", with: " ")))\(fields)"
    }

    /// Bare where that can be told from what stands beside it.
    private static func word(_ text: String) -> String {
        let isBare = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"=\\".utf8.contains($0) }
        return isBare ? Escaping.terminal(text) : quoted(text)
    }

    private var json: String {
        let own = ["time": timestamp, "level": level.rawValue, "label": label, "message": message]
        return Self.encoded(fields.merging(own) { _, own in own })
    }

    private static func quoted(_ text: String) -> String { encoded(text) }

    private static func encoded(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { Escaping.json(String(decoding: $0, as: UTF8.self)) } ?? "{}"
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
