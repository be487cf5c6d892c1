import FoundationEssentials

/// One page of a list, and the token of the next.
///
/// A token names the list it belongs to and the last element that was seen, not a position, so that
/// what comes and goes between two pages neither repeats nor hides anything.
struct Page<Element> {
    let elements: [Element]
    let nextToken: String?

    /// The page after a token, or nil if the token is not one of this list.
    ///
    /// - Parameters:
    ///   - elements: The whole list, ascending by serial.
    ///   - scope: The operation and all that narrows it.
    init?<List: RandomAccessCollection<Element>>(
        of elements: List, after token: String?, scope: String, limit: Int, serial: (Element) -> Int
    ) {
        var start = elements.startIndex
        if let token {
            guard let last = PageToken.decode(token, scope: scope) else { return nil }
            start = Self.firstIndex(in: elements, after: last, serial: serial)
        }
        let rest = elements[start...]
        let page = Array(rest.prefix(limit))
        self.elements = page
        nextToken = page.last.flatMap { rest.count > limit ? PageToken.encode(serial($0), scope: scope) : nil }
    }

    private static func firstIndex<List: RandomAccessCollection<Element>>(
        in elements: List, after last: Int, serial: (Element) -> Int
    ) -> List.Index {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if serial(elements[elements.index(elements.startIndex, offsetBy: middle)]) <= last {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return elements.index(elements.startIndex, offsetBy: low)
    }
}

/// The text of a token: opaque to clients, and refused if it was not made for the same list.
enum PageToken {
    static func encode(_ serial: Int, scope: String) -> String {
        Data("\(serial) \(checksum("\(serial) \(scope)"))".utf8).base64EncodedString()
    }

    static func decode(_ token: String, scope: String) -> Int? {
        guard let data = Data(base64Encoded: token), let text = String(data: data, encoding: .utf8),
            let serial = text.split(separator: " ").first.flatMap({ Int($0) }),
            token == encode(serial, scope: scope)
        else { return nil }
        return serial
    }

    /// Enough to tell a token from another list's, which is all it is for.
    private static func checksum(_ text: String) -> String {
        String(UInt64(fnv1a: text), radix: 36)
    }
}
