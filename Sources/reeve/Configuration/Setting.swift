import ArgumentParser
import Planning

/// How a setting is called, and where it may stand.
struct SettingKey: Sendable, Hashable {
    /// Its name in the configuration file; with `--` before it, on the command line.
    var name: String
    var hasFlag = true
    /// Its variable in the environment.
    var variable: String
    /// Whether the configuration file may have it. A secret itself may not stand there.
    var isInFile = true
    /// What it is: a sentence.
    var about: String
    /// What holds where nobody says anything, in words.
    var standard: String

    init(
        _ name: String, hasFlag: Bool = true, variable: String? = nil, isInFile: Bool = true, standard: String,
        _ about: String
    ) {
        self.name = name
        self.hasFlag = hasFlag
        self.variable = variable ?? "REEVE_" + name.uppercased().replacing("-", with: "_")
        self.isInFile = isInFile
        self.standard = standard
        self.about = about
    }

    /// What `--help` says.
    var help: ArgumentHelp { ArgumentHelp("\(about) (default: \(standard))") }
}

/// A setting that may be left out.
struct Setting<Value: Sendable>: Sendable {
    var key: SettingKey
    /// - Throws: an error whose description says what the value may be.
    var parse: @Sendable (String) throws -> Value

    init(_ key: SettingKey, _ parse: @escaping @Sendable (String) throws -> Value) {
        self.key = key
        self.parse = parse
    }
}

extension Setting where Value == String {
    init(_ key: SettingKey) { self.init(key) { $0 } }
}

extension Setting where Value == Duration {
    init(_ key: SettingKey) { self.init(key, DurationArgument.timing.parse) }
}

/// A setting of whatever value.
struct SettingCheck: Sendable {
    let key: SettingKey
    /// Throws if what stands for it cannot be its value.
    let check: @Sendable (Configuration) throws(Diagnostic) -> Void

    init<Value>(_ setting: Setting<Value>) {
        key = setting.key
        check = { configuration throws(Diagnostic) in _ = try configuration.value(setting) }
    }

    init<Value>(_ setting: StandardSetting<Value>) { self.init(setting.setting) }
}

/// A setting that always has a value.
struct StandardSetting<Value: Sendable>: Sendable {
    var setting: Setting<Value>
    var standard: Value

    var key: SettingKey { setting.key }
    var parse: @Sendable (String) throws -> Value { setting.parse }
}

extension StandardSetting where Value == Duration {
    init(_ name: String, _ standard: Duration, _ about: String) {
        setting = Setting(SettingKey(name, standard: DurationArgument.render(standard), about))
        self.standard = standard
    }
}

extension StandardSetting where Value == ByteCount {
    /// It is no matter of one command, and has no flag.
    init(_ name: String, _ standard: ByteCount, _ about: String) {
        setting = Setting(SettingKey(name, hasFlag: false, standard: "\(standard)", about)) {
            try ByteCount(parsing: $0)
        }
        self.standard = standard
    }
}

extension StandardSetting where Value: ExpressibleByArgument {
    init(_ name: String, _ standard: Value, _ about: String) {
        setting = Setting(SettingKey(name, standard: standard.defaultValueDescription, about)) { text in
            guard let value = Value(argument: text) else {
                throw ValidationError("it is one of: \(Value.allValueStrings.joined(separator: ", "))")
            }
            return value
        }
        self.standard = standard
    }
}
