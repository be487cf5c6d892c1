import YAML

/// What Reeve refuses of YAML, as `YAMLProblem` states it.
enum Restriction: String, CaseIterable {
    case anchor
    case alias
    case tag
    case secondDocument
    case keyIsNoScalar
    case lineEnd
    case duplicateKey
    case tooDeep
    case notUTF8

    /// - Returns: `nil` for what is no restriction: YAML does not have it either.
    init?(_ problem: YAMLProblem) {
        func says(_ text: String) -> Bool { problem.message.contains(text) }
        switch problem.kind {
        case .duplicateKey: self = .duplicateKey
        case .tooDeep: self = .tooDeep
        case .notUTF8: self = .notUTF8
        case .refused where says("anchors"): self = .anchor
        case .refused where says("aliases"): self = .alias
        case .refused where says("tags"): self = .tag
        case .refused where says("second document"): self = .secondDocument
        case .refused where says("a key is a plain word"): self = .keyIsNoScalar
        case .refused where says("ends a line"): self = .lineEnd
        case .refused, .syntax: return nil
        }
    }
}
