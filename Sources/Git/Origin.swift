internal import Foundation

/// The server that a URL names: what credentials belong to.
struct Origin: Equatable {
    private let scheme: String?
    private let host: String?
    private let port: Int?

    init(_ url: String) {
        let parts = URLComponents(string: url)
        scheme = parts?.scheme?.lowercased()
        host = parts?.host?.lowercased()
        port = parts?.port ?? (scheme == "https" ? 443 : 80)
    }
}
