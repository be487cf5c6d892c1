import AWS
import FoundationEssentials
import Logging
import Planning
import Providers

/// AWS, as the environment says.
enum AWSAccess {
    static func provider() throws(Diagnostic) -> OrganizationsProvider {
        OrganizationsProvider(client: try client())
    }

    /// - Parameter logger: what is told of credentials as they are renewed.
    /// - Throws: if no credentials are set, or a setting cannot be used.
    static func client(logger: Logger? = nil) throws(Diagnostic) -> AWSClient {
        do throws(AWSConfigurationError) {
            let configuration = try AWSConfiguration(environment: ProcessInfo.processInfo.environment)
            return AWSClient(configuration: configuration, learn: { Secrets.learn($0, from: .aws) }) { notice in
                if let logger { log(notice, to: logger) }
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    private static func log(_ notice: CredentialNotice, to logger: Logger) {
        switch notice {
        case .obtained(let source, let expires):
            let end = expires.map { "until \($0.formatted(.iso8601))" } ?? "without an end that is known"
            logger.info("AWS credentials from \(Escaping.terminal(source)), good \(end)")
        case .failed(let error, let keepsOld):
            let diagnostic = Diagnostic(error)
            logger.warning(
                keepsOld
                    ? "the AWS credentials could not be renewed; the old ones stay in use"
                    : "there are no AWS credentials that are good",
                metadata: [
                    "code": "\(diagnostic.code.rawValue)", "error": "\(Escaping.terminal(diagnostic.summary))",
                ])
        }
    }
}

extension Diagnostic {
    fileprivate init(_ error: AWSConfigurationError) {
        let code: DiagnosticCode =
            switch error.code {
            case .noCredentials, .noSuchProfile, .unsupportedProfile, .profileCycle, .badSetting: .noCredentials
            case .unreadableFile, .badEndpoint: .badArgument
            case .unavailable: .credentialsUnavailable
            }
        self.init(code, error.description, hint: error.hint)
    }
}
