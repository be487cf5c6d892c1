/// The full name of a reference, such as `refs/heads/main`.
///
/// Git tells names apart by their bytes. Strings of Swift are equal if they mean the same characters, so that a name may
/// have twins that only look like it.
struct ReferenceName: Sendable, Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    /// - Parameter branch: such as `main`.
    init(branch: String) { self.init("refs/heads/" + branch) }

    static func == (left: ReferenceName, right: ReferenceName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
