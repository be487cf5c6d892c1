/// Something that was read, or was not: a fact not read is never a default (law 3).
public enum Reading<Value: Sendable>: Sendable {
    case unread
    case read(Value)

    /// What was read; `nil` if nothing was.
    public var value: Value? {
        switch self {
        case .unread: nil
        case .read(let value): value
        }
    }
}

extension Reading: Equatable where Value: Equatable {}
