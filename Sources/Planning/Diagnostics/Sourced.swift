/// A value and the place that says so.
public struct Sourced<Value: Sendable>: Sendable {
    public var value: Value
    public var position: SourcePosition

    public init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }
}

extension Sourced: Equatable where Value: Equatable {}
