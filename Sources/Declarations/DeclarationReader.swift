/// Reads one commit after the other, files at the same time, and each file once as long as neither it nor the
/// defaults above it change.
///
/// It keeps what the last commit said and nothing older, so that it holds as much as one commit may.
public actor DeclarationReader {
    private var last = AccountsReading()
    /// What the last commit asks for where nothing is wrong; `nil` if something is.
    private var agreed: AgreedAccounts?

    /// Too few files to be worth another task.
    private static let filesOfOneTask = 100

    public init() {}

    /// The same as ``Declared/init(reading:)``.
    public func read(_ tree: SourceTree) async -> Declared {
        let folder = AccountsFolder(tree, in: ReadingContext(bundles: tree.bundles), after: last)
        // What is kept must not be shared while it is changed: that would copy it. Nor does it hold for two who read
        // at the same time.
        var agreed = self.agreed.take()
        last = AccountsReading()
        let new = await Self.readings(folder)
        let reading = folder.reading(new)
        if agreed?.replace(folder.gone, with: new, under: reading.defaults) != true {
            agreed = await Self.agreed(reading, tree)
        }
        last = reading
        self.agreed = agreed
        return Declared(tree, reading, agreed: agreed)
    }

    private static func agreed(_ reading: AccountsReading, _ tree: SourceTree) async -> AgreedAccounts? {
        let files = reading.files
        async let accounts = AgreedAccounts.accounts(of: files)
        async let claims = AgreedAccounts.claims(of: files)
        return AgreedAccounts(reading, in: tree, await accounts, await claims)
    }

    /// Child tasks share the processors; none of them waits for anything.
    private static func readings(_ folder: AccountsFolder) async -> [FileReading] {
        let pending = folder.pending
        guard pending.count > filesOfOneTask else { return folder.read(pending) }
        return await withTaskGroup(of: (Int, [FileReading]).self) { tasks in
            for start in stride(from: 0, to: pending.count, by: filesOfOneTask) {
                tasks.addTask { (start, folder.read(pending[start...].prefix(filesOfOneTask))) }
            }
            var parts: [(Int, [FileReading])] = []
            for await part in tasks { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
