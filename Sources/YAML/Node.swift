/// A value in a YAML document, and where it begins.
public struct Node: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case scalar(Scalar)
        case sequence([Node])
        /// In the order of the document; keys are scalars and stand only once.
        case mapping([Entry])
        /// An alias. It has been refused, and what it stands for is not known: nothing more can be said of it.
        case unread
    }

    public var kind: Kind
    public var mark: Mark

    public init(_ kind: Kind, at mark: Mark) {
        self.kind = kind
        self.mark = mark
    }
}

/// A key of a mapping and its value.
public struct Entry: Sendable, Equatable {
    public var key: String
    public var keyMark: Mark
    public var value: Node

    public init(key: String, keyMark: Mark, value: Node) {
        self.key = key
        self.keyMark = keyMark
        self.value = value
    }
}

/// A scalar as it was written: what type it has is for the reader of the field to say.
public struct Scalar: Sendable, Equatable {
    public var text: String
    /// Whether it stood in quotes, or as a block: such a scalar is always text, never null or a number.
    public var isQuoted: Bool

    public init(text: String, isQuoted: Bool) {
        self.text = text
        self.isQuoted = isQuoted
    }

    /// Whether it is YAML's null: nothing, `~` or `null`, without quotes.
    public var isNull: Bool {
        guard !isQuoted, text.utf8.count <= 4 else { return false }
        return switch text {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }
}

/// A place in a document. Line and column count from 1, in Unicode scalars; `length` is that of the token on
/// its line.
public struct Mark: Sendable, Hashable {
    public var line: Int
    public var column: Int
    public var length: Int

    public init(line: Int, column: Int, length: Int = 1) {
        self.line = line
        self.column = column
        self.length = length
    }
}
