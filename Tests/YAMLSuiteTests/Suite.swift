import Foundation
import TestSupport

/// PyYAML's own test data, as its pinned source distribution has it.
enum Suite {
    struct Case {
        /// The file's name, such as `spec-02-01.data`.
        var name: String
        var path: String
        var isValid: Bool

        func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
    }

    /// Where `script/bootstrap --tests` unpacks it.
    static func folder() throws -> String {
        let name = "REEVE_TEST_PYYAML"
        guard let path = ProcessInfo.processInfo.environment[name], !path.isEmpty else {
            throw Tool.Missing(name: "PyYAML's source distribution (\(name))")
        }
        return path
    }

    /// Every file of the suite, whether or not it is a document.
    static func files() throws -> [String] {
        let data = try folder() + "/tests/legacy_tests/data"
        return try FileManager.default.contentsOfDirectory(atPath: data).sorted().map { "\(data)/\($0)" }
    }

    /// The documents among the files, and what PyYAML says of them: valid are those that hold data, invalid those
    /// that hold an error, or have one described beside them.
    static func cases() throws -> [Case] {
        let files = try files()
        let all = Set(files)
        return files.compactMap { path in
            let url = URL(fileURLWithPath: path)
            let isValid: Bool
            switch url.pathExtension {
            case "data": isValid = !all.contains(url.deletingPathExtension().path + ".error")
            case "canonical", "former-loader-error": isValid = true
            case "loader-error", "single-loader-error", "stream-error": isValid = false
            default: return nil
            }
            return Case(name: url.lastPathComponent, path: path, isValid: isValid)
        }
    }
}
