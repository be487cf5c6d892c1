import FoundationEssentials

extension Secrets {
    private static let variables = [
        "REEVE_GIT_PASSWORD", "REEVE_WEBHOOK_SECRET", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_SECURITY_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    ]

    /// What a process is started with: secrets that stand in variables, and in the URLs of variables and arguments. The
    /// rest is learned as it is loaded.
    static func learn(environment: [String: String], arguments: [String]) {
        for name in variables {
            let lines = environment[name]?.split(whereSeparator: \.isNewline) ?? []
            for line in lines { learn(line.trimmingWhitespace) }
        }
        if let password = environment["REEVE_GIT_PASSWORD"], !password.isEmpty {
            let username = environment["REEVE_GIT_USERNAME"].flatMap { $0.isEmpty ? nil : $0 } ?? "reeve"
            learn(username: username, password: RepositoryAccess.password(password))
        }
        for text in arguments { learn(userinfoOf: text) }
        for (name, text) in environment { learn(userinfoOf: text, isProxy: name.lowercased().hasSuffix("_proxy")) }
    }

    /// - Parameters:
    ///   - text: may hold a URL with a user and a password.
    ///   - isProxy: whether it may be one without a scheme.
    static func learn(userinfoOf text: String, isProxy: Bool = false) {
        let scheme = text.firstRange(of: "://")
        guard scheme != nil || isProxy else { return }
        let isWeb = ["http", "https"].contains { scheme.map { text[..<$0.lowerBound] }?.hasSuffix($0) == true }
        let address = text[(scheme?.upperBound ?? text.startIndex)...].prefix {
            !$0.isWhitespace && !"'\"".contains($0)
        }
        // As it should be, and as it is if somebody has not escaped what ends the part with the password.
        let authority = address.prefix { !"/?#".contains($0) }
        for part in Set([authority, address]) {
            guard let at = part.lastIndex(of: "@") else { continue }
            let parts = part[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            // SSH takes keys alone: its user, such as `git`, is none; and what stands before an `@` in a path is none.
            guard parts.count > 1 || isWeb && part == authority else { continue }
            // As it is written, and as it is meant; what is no URL is left to its reader.
            learn(username: parts[0], password: parts.count > 1 ? parts[1] : "")
            if let meant = URLComponents(string: "http://\(part)"), let user = meant.user {
                learn(username: user, password: meant.password ?? "")
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingWhitespace: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
