internal import CGit2

/// One connection to a remote.
struct RemoteSession: ~Copyable {
    enum Direction { case fetch, push }

    private let remote: Handle
    private let state: RemoteCallbacks

    /// The remote is anonymous: nothing of it stands in the mirror's configuration.
    init(
        address: String, connection: (any RemoteConnection)?, maxBytes: Int, in mirror: borrowing OpenRepository
    ) throws(GitError) {
        let repository = mirror.pointer
        remote = try Handle("git_remote_create_anonymous", free: git_remote_free) {
            git_remote_create_anonymous(&$0, repository, address)
        }
        state = RemoteCallbacks(address: address, connection: connection, maxBytes: maxBytes)
    }

    func connect(_ direction: Direction) throws(GitError) {
        var options = git_remote_connect_options()
        git_remote_connect_options_init(&options, UInt32(GIT_REMOTE_CONNECT_OPTIONS_VERSION))
        options.callbacks = state.callbacks
        let way = direction == .fetch ? GIT_DIRECTION_FETCH : GIT_DIRECTION_PUSH
        try check(git_remote_connect_ext(remote.pointer, way, &options), "git_remote_connect_ext", connecting: true)
    }

    /// The branches that the remote says it has.
    func advertisedBranches() throws(GitError) -> [ReferenceName: ObjectID] {
        var heads: UnsafeMutablePointer<UnsafePointer<git_remote_head>?>?
        var count = 0
        try check(git_remote_ls(&heads, &count, remote.pointer), "git_remote_ls")
        var branches: [ReferenceName: ObjectID] = [:]
        for head in UnsafeBufferPointer(start: heads, count: count) {
            guard let head = head?.pointee, let name = head.name.map({ String(cString: $0) }) else { continue }
            if name.hasPrefix("refs/heads/") { branches[ReferenceName(name)] = ObjectID(head.oid) }
        }
        return branches
    }

    /// Receives what the mirror lacks. References are left alone.
    func download(_ refspecs: [String]) throws(GitError) {
        var options = git_fetch_options()
        git_fetch_options_init(&options, UInt32(GIT_FETCH_OPTIONS_VERSION))
        options.callbacks = state.callbacks
        options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE
        let refspecs = StringArray(refspecs)
        var value = refspecs.value
        try check(git_remote_download(remote.pointer, &value, &options), "git_remote_download")
    }

    /// Sends one reference.
    /// - Returns: Nil if the server took it, else its words.
    func upload(
        _ source: String, to name: String, expecting expected: ObjectID?
    ) throws(GitError) -> String? {
        var options = git_push_options()
        git_push_options_init(&options, UInt32(GIT_PUSH_OPTIONS_VERSION))
        state.expectUpdate(of: name, from: expected)
        options.callbacks = state.callbacks
        let refspecs = StringArray(["\(source):\(name)"])
        var value = refspecs.value
        try check(git_remote_upload(remote.pointer, &value, &options), "git_remote_upload")
        return state.refusal(of: name)
    }

    private func check(_ result: CInt, _ operation: StaticString, connecting: Bool = false) throws(GitError) {
        guard result < 0 else { return }
        let error = Libgit2.error(result, operation, missing: .remoteUnreachable)
        throw state.explain(error, whileConnecting: connecting)
    }
}
