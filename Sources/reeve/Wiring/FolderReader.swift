import Declarations
import FoundationEssentials
import Planning

/// Reads a ``SourceTree`` from a folder on this machine, no Git needed.
enum FolderReader {
    /// - Throws: if the folder, or a file in it, cannot be read.
    static func read(_ path: String) throws(Diagnostic) -> SourceTree {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            throw Diagnostic(
                .localFile, "there is no folder '\(path)'", hint: "name the folder that holds reeve.yaml and accounts/")
        }
        var files: [SourceTree.File] = []
        if FileManager.default.fileExists(atPath: path + "/reeve.yaml") {
            files.append(.init(path: "reeve.yaml", content: try content(path + "/reeve.yaml")))
        }
        let bundles = bundles(path + "/" + SourceTree.bundlesFolder)
        guard FileManager.default.fileExists(atPath: path + "/accounts") else {
            return SourceTree(files, bundles: bundles)
        }
        do {
            for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/accounts") {
                let file = "\(path)/accounts/\(name)"
                // Names are repaired as they are listed: what is not UTF-8 is then found under none.
                guard name.unicodeScalars.allSatisfy({ $0 != "\u{FFFD}" }) else {
                    files.append(.init(path: "accounts/\(name)", content: .notAFile("an entry with an invalid name")))
                    continue
                }
                let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
                if type == .typeDirectory { continue }
                let content =
                    type == .typeRegular ? try content(file) : .notAFile("a symbolic link or a special file")
                files.append(.init(path: "accounts/\(name)", content: content))
            }
        } catch let error as Diagnostic {
            throw error
        } catch {
            throw Diagnostic(.localFile, "'\(path)/accounts' cannot be read: \(error)", hint: "check its permissions")
        }
        return SourceTree(files, bundles: bundles)
    }

    /// The folders in a folder; none if it is not there, `nil` if it cannot be read.
    private static func bundles(_ folder: String) -> Set<String>? {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return Set(
            names.filter { name in
                let type = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.type]
                return type as? FileAttributeType == .typeDirectory
            })
    }

    private static func content(_ file: String) throws(Diagnostic) -> SourceTree.Content {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Diagnostic(.localFile, "'\(file)' cannot be read", hint: "check its permissions")
        }
        return .file(Array(data))
    }
}
