import Declarations
import FoundationEssentials
import Planning

/// What the environment and the configuration file say. A flag counts before the environment, and the environment before
/// the file.
struct Configuration: Sendable {
    /// Where a value comes from.
    enum Origin: Sendable, Equatable {
        case environment(String)
        case file(SourcePosition)
    }

    struct Text: Sendable, Equatable {
        var value: String
        var origin: Origin
    }

    /// The variables; one that is empty is as one that is not set.
    let environment: [String: String]
    let file: [String: Sourced<String>]

    init(environment: [String: String], file: [String: Sourced<String>] = [:]) {
        self.environment = environment.filter { !$0.value.isEmpty }
        self.file = file
    }

    /// What stands for a setting; `nil` if nothing does.
    func text(_ key: SettingKey) -> Text? {
        if let value = environment[key.variable] { return Text(value: value, origin: .environment(key.variable)) }
        return file[key.name].map { Text(value: $0.value, origin: .file($0.position)) }
    }

    /// - Parameter flag: what the command line says.
    /// - Throws: if what stands for it cannot be its value.
    func value<Value>(_ setting: Setting<Value>, _ flag: Value? = nil) throws(Diagnostic) -> Value? {
        if let flag { return flag }
        guard let text = text(setting.key) else { return nil }
        do {
            return try setting.parse(text.value)
        } catch {
            throw Self.refusal(of: text, setting.key, hint: "\(error)")
        }
    }

    func value<Value>(_ setting: StandardSetting<Value>, _ flag: Value? = nil) throws(Diagnostic) -> Value {
        try value(setting.setting, flag) ?? setting.standard
    }

    /// The one of several settings that is set: they say the same in different ways, so what the environment says makes
    /// what the file says void.
    ///
    /// - Throws: if the environment, or the file, has more than one.
    func choice(of keys: [SettingKey]) throws(Diagnostic) -> SettingKey? {
        for names in [keys.filter { environment[$0.variable] != nil }, keys.filter { file[$0.name] != nil }] {
            guard let first = names.first else { continue }
            guard names.count == 1 else {
                let position = text(names[1]).flatMap { if case .file(let place) = $0.origin { place } else { nil } }
                let said = names.map { position == nil ? $0.variable : "'\($0.name)'" }
                throw Diagnostic(
                    position == nil ? .badArgument : .configurationInvalid,
                    "\(said.joined(separator: " and ")) are both set", at: position, hint: "say it once")
            }
            return first
        }
        return nil
    }

    private static func refusal(of text: Text, _ key: SettingKey, hint: String) -> Diagnostic {
        switch text.origin {
        case .environment(let name):
            Diagnostic(.badArgument, "\(name) cannot be '\(text.value)'", hint: hint)
        case .file(let position):
            Diagnostic(.configurationInvalid, "'\(key.name)' cannot be '\(text.value)'", at: position, hint: hint)
        }
    }
}

extension Configuration {
    /// - Parameter flag: what `--config` says.
    /// - Throws: all that is wrong with the file.
    static func load(_ flag: String?, environment: [String: String]) throws(Problems) -> Configuration {
        let given = Configuration(environment: environment)
        guard let path = flag ?? given.environment[Settings.config.key.variable] else { return given }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Problems(diagnostics: [
                Diagnostic(
                    .localFile, "the configuration file '\(path)' cannot be read",
                    hint: "name a file that is there, and that this user may read")
            ])
        }
        // Before anything is said of it.
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            Secrets.learn(userinfoOf: String(line))
        }
        let (allowed, others) = (Settings.keys.filter(\.isInFile), Settings.keys.filter { !$0.isInFile })
        let file = try ConfigurationFile.read(
            Array(bytes), path: path, names: allowed.map(\.name),
            refused: Dictionary(
                uniqueKeysWithValues: others.map { key in
                    let other = allowed.first { $0.name == key.name + "-file" }
                    return (
                        key.name,
                        other.map { "write it into a file, and name that with '\($0.name)'" }
                            ?? "set \(key.variable)"
                    )
                }))
        return Configuration(environment: environment, file: file)
    }
}
