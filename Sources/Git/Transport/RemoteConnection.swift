/// How the bytes of Git's protocol get to a remote and back. libgit2 speaks the protocol; this carries it.
///
/// Everything blocks, and belongs to the worker process's main thread.
protocol RemoteConnection: AnyObject {
    /// Whether each step is a request of its own, as over HTTP (gitprotocol-http(5)).
    var isStateless: Bool { get }

    /// The stream of a step. Where it is not stateless, both parts of a service have the same one.
    func stream(for step: RemoteStep) throws(GitError) -> any RemoteStream

    /// Ends whatever is open.
    func close()
}

/// Bytes from and to one step of a service.
protocol RemoteStream: AnyObject {
    /// Waits for bytes.
    /// - Returns: How many there were; zero at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GitError) -> Int

    /// Takes all of the bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(GitError)
}
