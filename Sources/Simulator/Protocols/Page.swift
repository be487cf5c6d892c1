import FoundationEssentials

/// One page of a list, and the token of the next.
///
/// A token names the list it belongs to and the last element that was seen, not a position, so that
/// what comes and goes between two pages neither repeats nor hides anything.
struct Page<Element> {
    /// What the page shows. It can be empty and still have a next page, as AWS warns of its own.
    let elements: [Element]
    let nextToken: String?

    /// The page after a token, or nil if the token is not one of this list.
    ///
    /// - Parameters:
    ///   - elements: All there is, ascending by serial.
    ///   - scope: The operation and all that narrows it.
    ///   - isListed: Whether an element belongs to the list.
    ///   - isShown: Whether a page shows an element of the list. What is not shown still takes its
    ///     place, so a page can have fewer elements than its limit, or none.
    init?<List: RandomAccessCollection<Element>>(
        of elements: List, after token: String?, scope: String, limit: Int, serial: (Element) -> Int,
        where isListed: (Element) -> Bool = { _ in true }, showing isShown: (Element) -> Bool = { _ in true }
    ) {
        var start = elements.startIndex
        if let token {
            guard let last = PageToken.decode(token, scope: scope) else { return nil }
            start = elements.firstIndex(after: last, serial: serial)
        }
        var shown: [Element] = []
        var places = 0
        var last = 0
        var continues = false
        for element in elements[start...] where isListed(element) {
            continues = places == limit
            if continues { break }
            places += 1
            last = serial(element)
            if isShown(element) { shown.append(element) }
        }
        self.elements = shown
        nextToken = continues ? PageToken.encode(last, scope: scope) : nil
    }
}

extension RandomAccessCollection {
    /// Where the elements after a serial begin. The list ascends, so half of it is ruled out each time.
    fileprivate func firstIndex(after last: Int, serial: (Element) -> Int) -> Index {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if serial(self[index(startIndex, offsetBy: middle)]) <= last {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return index(startIndex, offsetBy: low)
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

    /// FNV-1a: enough to tell a token from another list's, which is all it is for.
    private static func checksum(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
