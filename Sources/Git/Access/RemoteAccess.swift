/// How a remote is reached: who we are there, whom we trust, and by which way.
public struct RemoteAccess: Sendable {
    /// What is answered to a server that asks over HTTP, once. The default is what stood in the URL.
    public var credentials: GitCredentialsSource?
    /// A PEM file of the certificate authorities to trust instead of the machine's.
    public var caFile: String?
    public var proxy: Proxy?
    public var ssh: SSHAccess
    /// Is told each user name and password before it is used, so that neither is shown.
    public var learn: @Sendable (_ username: String, _ password: String) -> Void

    public init(
        credentials: GitCredentialsSource? = nil, caFile: String? = nil, proxy: Proxy? = nil,
        ssh: SSHAccess = SSHAccess(), learn: @escaping @Sendable (String, String) -> Void = { _, _ in }
    ) {
        self.credentials = credentials
        self.caFile = caFile
        self.proxy = proxy
        self.ssh = ssh
        self.learn = learn
    }
}
