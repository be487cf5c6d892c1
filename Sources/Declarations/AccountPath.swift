import Planning

/// What the path of a file below `accounts/` says by itself.
enum AccountPath: Sendable, Equatable {
    /// `_defaults.yaml`, for its folder and all below.
    case defaults
    /// `_defaults.yml`. Refused like every other short ending; as what it is meant to be, it holds its folder.
    case misnamedDefaults
    /// An account's file; the ending is `.yaml` unless it is misspelt.
    case account(AccountKey, ending: String)
    /// An account's file whose name is no key.
    case unnamed(stem: String)
    /// A README, a `.gitkeep`.
    case other

    static let defaultsName = "_defaults.yaml"
    private static let misnamedDefaultsName = "_defaults.yml"

    init(_ path: String) {
        let name = Self.name(of: path)
        if name == Self.defaultsName {
            self = .defaults
        } else if name == Self.misnamedDefaultsName {
            self = .misnamedDefaults
        } else if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
            name[dot...] == ".yaml" || [".yaml", ".yml"].contains(name[dot...].lowercased())
        {
            let stem = name[..<dot]
            self = AccountKey(stem).map { .account($0, ending: String(name[dot...])) } ?? .unnamed(stem: String(stem))
        } else {
            self = .other
        }
    }

    /// Said of every file of every commit: cheaply.
    static func isOfDefaults(_ path: String) -> Bool {
        let name = name(of: path)
        return name.utf8.first == UInt8(ascii: "_") && (name == defaultsName || name == misnamedDefaultsName)
    }

    /// What follows the last slash.
    static func name(of path: String) -> Substring {
        path[(lastSlash(of: path).map { after($0, path) } ?? path.startIndex)...]
    }

    /// What stands before the last slash; empty if there is none.
    static func folder(of path: String) -> String {
        lastSlash(of: path).map { String(path[..<path.utf8.index(path.startIndex, offsetBy: $0)]) } ?? ""
    }

    /// How many bytes stand before the last slash.
    static func lastSlash(of path: String) -> Int? {
        path.utf8.withContiguousStorageIfAvailable { $0.lastIndex(of: UInt8(ascii: "/")) }
            ?? Array(path.utf8).lastIndex(of: UInt8(ascii: "/"))
    }

    private static func after(_ slash: Int, _ path: String) -> String.Index {
        path.utf8.index(path.startIndex, offsetBy: slash + 1)
    }
}
