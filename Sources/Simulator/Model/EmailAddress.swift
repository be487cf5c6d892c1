/// The rules for the e-mail address of an account, as the documentation of CreateAccount's `Email`
/// lists them. The service model's own pattern is looser; what passes that pattern and breaks a
/// rule fails later, with INVALID_EMAIL.
enum EmailAddress {
    static func isValid(_ address: String) -> Bool {
        guard (6...64).contains(address.utf8.count), address.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return false
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return isLocalName(parts[0]) && isDomain(parts[1])
    }

    /// Whether two addresses are the same to AWS, which compares them without regard to case.
    static func same(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return one == other || one.lowercased() == other.lowercased()
    }

    private static func isLocalName(_ name: Substring) -> Bool {
        !name.isEmpty && !name.hasPrefix(".")
            && !name.contains { $0.isWhitespace || "\"'()<>[]:;,\\|%&".contains($0) }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        guard let first = domain.first, let last = domain.last else { return false }
        return domain.contains(".") && !"-.".contains(first) && !"-.".contains(last)
            && domain.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    }
}
