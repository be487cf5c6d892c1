import AWS
import FoundationEssentials
import Planning
import Providers

/// AWS, as the environment says.
enum AWSAccess {
    /// - Throws: if there are no credentials, or a setting cannot be used.
    static func provider() throws(Diagnostic) -> OrganizationsProvider {
        do throws(AWSConfigurationError) {
            let configuration = try AWSConfiguration(environment: ProcessInfo.processInfo.environment)
            return OrganizationsProvider(client: AWSClient(configuration: configuration))
        } catch {
            throw Diagnostic(
                error.code == .noCredentials || error.code == .noSuchProfile || error.code == .unsupportedProfile
                    ? .noCredentials : .badArgument, error.description, hint: error.hint)
        }
    }
}
