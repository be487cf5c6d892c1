/// The last requests.
struct RequestHistory: Sendable {
    static let limit = 100

    /// The latest last.
    private(set) var records: [RequestRecord] = []

    mutating func append(_ record: RequestRecord) {
        if records.count == Self.limit { records.removeFirst() }
        records.append(record)
    }
}
