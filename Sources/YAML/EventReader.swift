internal import CYAML

/// An event of libyaml's parser, with everything copied out of C.
struct Event {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar(Scalar)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    var kind: Kind
    var mark: Mark
    var hasAnchor = false
    var hasTag = false
}

/// Reads a document's events, one after the other.
///
/// It owns libyaml's parser for the length of one closure, in which the input's bytes stay where they are:
/// libyaml keeps a pointer into them.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    static func withEvents<Result>(of bytes: [UInt8], _ body: (borrowing EventReader) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            let reader = EventReader()
            yaml_parser_set_encoding(reader.parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(reader.parser, buffer.baseAddress, buffer.count)
            return body(reader)
        }
    }

    private init() {
        parser = .allocate(capacity: 1)
        // It fails only where memory is out, and then the first event does.
        _ = yaml_parser_initialize(parser)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event.
    ///
    /// - Throws: what libyaml cannot read. Nothing more can be read then.
    func next() throws(YAMLProblem) -> Event {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else { throw problem }
        defer { yaml_event_delete(&raw) }
        var mark = Self.mark(raw.start_mark)
        if raw.end_mark.line == raw.start_mark.line, raw.end_mark.column > raw.start_mark.column {
            mark.length = raw.end_mark.column - raw.start_mark.column
        }
        switch raw.type {
        case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, mark: mark)
        case YAML_STREAM_END_EVENT: return Event(kind: .streamEnd, mark: mark)
        case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, mark: mark)
        case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, mark: mark)
        case YAML_ALIAS_EVENT: return Event(kind: .alias, mark: mark)
        case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, mark: mark)
        case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, mark: mark)
        case YAML_SEQUENCE_START_EVENT:
            let data = raw.data.sequence_start
            return Event(kind: .sequenceStart, mark: mark, hasAnchor: data.anchor != nil, hasTag: data.tag != nil)
        case YAML_MAPPING_START_EVENT:
            let data = raw.data.mapping_start
            return Event(kind: .mappingStart, mark: mark, hasAnchor: data.anchor != nil, hasTag: data.tag != nil)
        case YAML_SCALAR_EVENT:
            let data = raw.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
            let scalar = Scalar(text: text, isQuoted: data.style != YAML_PLAIN_SCALAR_STYLE)
            return Event(kind: .scalar(scalar), mark: mark, hasAnchor: data.anchor != nil, hasTag: data.tag != nil)
        default:
            throw YAMLProblem(.syntax, "libyaml gave an event of no known type", at: mark)
        }
    }

    private var problem: YAMLProblem {
        let message = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
        let context = parser.pointee.context.map { " " + String(cString: $0) } ?? ""
        let mark = Self.mark(parser.pointee.problem_mark)
        let isBlock = context.hasPrefix(" while parsing a block")
        let beginning = context.isEmpty ? nil : Self.mark(parser.pointee.context_mark)
        // That the file's own map begins where the file does tells nothing.
        let isTelling = beginning != mark && !(isBlock && beginning?.column == 1)
        var problem = YAMLProblem(.syntax, message + context, at: mark, beginning: isTelling ? beginning : nil)
        problem.isUnclosed = context.hasPrefix(" while parsing a flow") || context.hasPrefix(" while scanning a quoted")
        return problem
    }

    /// libyaml counts from 0.
    private static func mark(_ mark: yaml_mark_t) -> Mark {
        Mark(line: mark.line + 1, column: mark.column + 1)
    }
}
