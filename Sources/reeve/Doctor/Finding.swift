import Planning

/// What `reeve doctor` found out about one thing.
struct Finding: Sendable, Hashable, Codable {
    enum Verdict: String, Sendable, Hashable, Codable {
        case ok
        /// It works, and will not always, or not as somebody meant.
        case warning
        case failed
        /// It could not be found out.
        case unknown
    }

    /// What it is about, in a word or two.
    var subject: String
    var verdict: Verdict
    /// One line, without a full stop.
    var detail: String
    /// The code of what failed.
    var code: DiagnosticCode?
    /// The way out, where there is one to name.
    var hint: String?

    init(_ subject: String, _ verdict: Verdict, _ detail: String, code: DiagnosticCode? = nil, hint: String? = nil) {
        self.subject = subject
        self.verdict = verdict
        self.detail = detail
        self.code = code
        self.hint = hint
    }

    init(_ subject: String, _ problem: Diagnostic) {
        let place = problem.position.map { "\($0): " } ?? ""
        self.init(
            subject, problem.severity == .error ? .failed : .warning, place + problem.summary, code: problem.code,
            hint: problem.hint)
    }
}

extension Finding {
    /// For people: a line, and one for the way out.
    var text: String {
        let mark =
            switch verdict {
            case .ok: "✓"
            case .warning: "!"
            case .failed: "✗"
            case .unknown: "?"
            }
        let subject = subject.padding(toLength: 12)
        let code = code.map { " [\($0.rawValue)]" } ?? ""
        return "\(mark) \(subject) \(Escaping.terminal(detail))\(code)\n"
            + (hint.map { "  \("".padding(toLength: 12)) \(Escaping.terminal($0))\n" } ?? "")
    }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: max(0, length - count))
    }
}
