extension Action {
    /// Where one of its effects came from: its line in a file, or the commit that removed the file; and why, where
    /// no change of a file says that.
    func origin(of effect: Effect) -> String {
        if kind == .unmanage {
            if case .changed(let commit) = cause { return "removed in \(commit.short)" }
            return [cause.note, "file is gone"].compactMap(\.self).joined(separator: ", ")
        }
        let place = (effect.position ?? position).map { "\($0.file):\($0.line)" }
        return [cause.note, place].compactMap(\.self).joined(separator: ", ")
    }
}

extension Action.Cause {
    /// The cause as JSON has it.
    var name: String {
        switch self {
        case .changed: "changed"
        case .drift: "drift"
        case .firstSight: "first-sight"
        }
    }

    /// The commit that is the cause; `nil` if none is.
    var commit: CommitID? {
        if case .changed(let commit) = self { commit } else { nil }
    }

    /// What a row says of it; `nil` where its line in the file is enough.
    var note: String? {
        switch self {
        case .changed: nil
        case .drift: "drift"
        case .firstSight: "first sight"
        }
    }

    /// What the details say of it.
    var phrase: String { commit.map { "changed in \($0)" } ?? note ?? name }
}
