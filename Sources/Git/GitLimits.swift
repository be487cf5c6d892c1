/// How much a repository or a remote may cost.
public struct GitLimits: Sendable, Hashable {
    /// The wall-clock time of one fetch or push, after which its process is killed. The default is 60 seconds.
    public var deadline: Duration = .seconds(60)
    /// How slow a transfer over the network may be.
    public var stall = StallLimit()
    /// The memory of the worker process. The default is 512 MiB, half of what the manifests give the container.
    public var memoryBytes = 512 << 20
    /// The bytes of the pack that one fetch may receive. The default is 1 GiB.
    public var maxFetchBytes = 1 << 30
    /// The entries that one reading of a tree may return. The default is 50,000.
    public var maxFiles = 50_000
    /// The size of a file whose content is read; a larger one is reported as such. The default is 1 MiB.
    public var maxBlobBytes = 1 << 20
    /// The bytes that one reading of a tree may return. The default is 256 MiB.
    public var maxTotalBytes = 256 << 20
    /// The folders that may stand inside one another. The default is 64.
    public var maxDepth = 64

    public init() {}
}
