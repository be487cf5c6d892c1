extension Action {
    /// Where one of its effects came from: its line in a file, or the commit that removed the file; and why, where
    /// no change of a file says that.
    func origin(of effect: Effect) -> String {
        if kind == .unmanage {
            let gone = cause.commit.map { "removed in \($0.short)" } ?? "file is gone"
            return [cause.note, gone].compactMap(\.self).joined(separator: ", ")
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
        case .retry: "retry"
        }
    }

    /// The commit that is the cause; `nil` if none is.
    var commit: CommitID? {
        switch self {
        case .changed(let commit): commit
        case .retry(let commit): commit
        case .drift, .firstSight: nil
        }
    }

    /// What a row says of it; `nil` where its line in the file is enough.
    var note: String? {
        switch self {
        case .changed: nil
        case .drift: "drift"
        case .firstSight: "first sight"
        case .retry: "retry"
        }
    }

    /// What the details say of it.
    var phrase: String {
        [note, commit.map { "changed in \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
}
