package import Foundation

/// A file that holds what is expected. With REEVE_RECORD in the environment what was said is written there, and the
/// test is to fail, so that nothing passes because it was just written.
package struct Golden {
    /// What stood in the file before; empty if there was none.
    package let expected: String
    package let wasRecorded: Bool
    package let file: URL

    package init(_ file: URL, said: String) throws {
        self.file = file
        expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        wasRecorded = ProcessInfo.processInfo.environment["REEVE_RECORD"] != nil && said != expected
        guard wasRecorded else { return }
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try said.write(to: file, atomically: true, encoding: .utf8)
    }

    /// What a test that recorded says.
    package var advice: String {
        "\(file.lastPathComponent) was written anew; look at it, then run without REEVE_RECORD"
    }
}
