import FoundationEssentials

extension JSONValue {
    /// The value as the bytes of one line of JSON, members sorted.
    func encoded() -> Data {
        Data(JSONText(self).bytes)
    }

    /// The object that a request body is. No body at all is an empty one.
    static func object(fromBody body: Data) throws(AWSError) -> [String: JSONValue] {
        guard !body.isEmpty else { return [:] }
        guard StrictJSON.accepts(body), let value = try? JSONDecoder().decode(JSONValue.self, from: body) else {
            throw .serialization("The request body is not JSON.")
        }
        guard case .object(let members) = value else {
            throw .serialization("The request body is not a JSON object.")
        }
        return members
    }

    /// A time as AWS JSON has it: seconds since 1970, with milliseconds.
    static func timestamp(_ date: Date) -> JSONValue {
        .number(date.wholeMilliseconds / 1000)
    }

    /// A time as REST-JSON's `iso8601` format has it: the same millisecond.
    static func iso8601(_ date: Date) -> JSONValue {
        // The style cuts off what it does not show, so half a millisecond keeps the last digit.
        let date = Date(timeIntervalSince1970: (date.wholeMilliseconds + 0.5) / 1000)
        return .string(date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    /// A time as the Query protocol has it: whole seconds.
    static func iso8601Seconds(_ date: Date) -> JSONValue {
        .string(date.formatted(Date.ISO8601FormatStyle()))
    }
}

extension Date {
    fileprivate var wholeMilliseconds: Double { (timeIntervalSince1970 * 1000).rounded() }
}
