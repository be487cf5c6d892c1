/// What a text must be, said three times: for the decoder, for the schema, and for people.
struct TextRule: Sendable {
    /// What it is, as it goes on after "it is": `1 to 50 printable ASCII characters without < and >`.
    let expectation: String
    /// In Unicode scalars.
    let lengths: ClosedRange<Int>?
    /// The whole text, in ECMA-262 with the flag `u`, as JSON Schema has it.
    let pattern: String
    /// What a number may be where a reader of YAML takes the text for one; `nil` sets no limit.
    let numbers: ClosedRange<Int>?
    /// A format that JSON Schema names, which holds besides the pattern.
    let format: String?
    let hint: String?
    private let allows: @Sendable (String) -> Bool
    private let refusal: (@Sendable (String) -> String)?

    init(
        _ expectation: String, lengths: ClosedRange<Int>? = nil, pattern: String, numbers: ClosedRange<Int>? = nil,
        format: String? = nil, hint: String? = nil, refusal: (@Sendable (String) -> String)? = nil,
        allows: @escaping @Sendable (String) -> Bool
    ) {
        self.expectation = expectation
        self.lengths = lengths
        self.pattern = "^(?:\(pattern))$"
        self.numbers = numbers
        self.format = format
        self.hint = hint
        self.refusal = refusal
        self.allows = allows
    }

    /// A text of certain characters.
    init(
        _ expectation: String, of characters: CharacterClass, lengths: ClosedRange<Int>, hint: String? = nil
    ) {
        self.init(
            expectation, lengths: lengths, pattern: "[\(characters.pattern)]*", hint: hint,
            allows: characters.containsAll)
    }

    func accepts(_ text: String) -> Bool { hasLength(text) && allows(text) }

    /// What is wrong with a text that it does not accept.
    ///
    /// - Parameter subject: what the text is, such as `'name'`.
    func problem(of text: String, _ subject: String) -> String {
        refusal?(text) ?? "\(subject) is \(expectation)"
    }

    private func hasLength(_ text: String) -> Bool {
        guard let lengths else { return true }
        let bytes = text.utf8.count
        // A scalar has at most four bytes.
        if bytes <= lengths.upperBound, bytes >= lengths.lowerBound * 4 || lengths.lowerBound <= 1 {
            return bytes >= lengths.lowerBound
        }
        return lengths.contains(text.unicodeScalars.count)
    }
}
