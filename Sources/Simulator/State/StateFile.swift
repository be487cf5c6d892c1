import FoundationEssentials
import Glibc

/// The file that keeps the cloud over a restart.
struct StateFile: Sendable {
    let path: String

    private struct Contents: Codable {
        let version: Int
        /// When it was written. Time does not run backwards over a restart.
        let written: Date
        let cloud: Cloud
    }

    private static let version = 2

    /// What the file holds, or nil if there is no file, or nothing in it.
    func load() throws(SimulatorError) -> (cloud: Cloud, written: Date)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .file(path: path, problem: "cannot be read")
        }
        guard !data.isEmpty else { return nil }
        let contents: Contents
        do {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .secondsSince1970
            contents = try decoder.decode(Contents.self, from: data)
        } catch let error as DecodingError {
            throw .corruptState(path: path, problem: error.problem)
        } catch {
            throw .corruptState(path: path, problem: "\(error)")
        }
        guard contents.version == Self.version else {
            throw .corruptState(path: path, problem: "version \(contents.version) is not \(Self.version)")
        }
        return (contents.cloud, contents.written)
    }

    /// Replaces what the file holds. Whoever reads it sees all of the old state or all of the new.
    func save(_ cloud: Cloud, at now: Date) throws(SimulatorError) {
        do {
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .secondsSince1970
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let contents = Contents(version: Self.version, written: now, cloud: cloud)
            try encoder.encode(contents).write(to: URL(filePath: path + ".new"))
        } catch {
            throw .file(path: path + ".new", problem: "cannot be written: is its folder there, and writable?")
        }
        guard rename(path + ".new", path) == 0 else {
            throw .file(path: path, problem: "cannot be replaced: \(String(cString: strerror(errno)))")
        }
    }
}

extension DecodingError {
    /// What is wrong and where, without the text of the file.
    fileprivate var problem: String {
        let context: Context
        switch self {
        case .dataCorrupted(let given): context = given
        case .keyNotFound(let key, let given): return "\(key.stringValue) is missing at \(Self.path(given))"
        case .typeMismatch(_, let given): context = given
        case .valueNotFound(_, let given): context = given
        @unknown default: return "it cannot be decoded"
        }
        return "\(context.debugDescription) at \(Self.path(context))"
    }

    private static func path(_ context: Context) -> String {
        context.codingPath.isEmpty ? "the top" : context.codingPath.map(\.stringValue).joined(separator: ".")
    }
}
