/// The types of policies that AWS Organizations has.
///
/// Services can demand trusted access before their type is enabled (SERVICE_ACCESS_NOT_ENABLED). Trusted access
/// is not simulated, so every type can be enabled.
enum PolicyType: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    case serviceControl = "SERVICE_CONTROL_POLICY"
    case resourceControl = "RESOURCE_CONTROL_POLICY"
    case tag = "TAG_POLICY"
    case backup = "BACKUP_POLICY"
    case aiServicesOptOut = "AISERVICES_OPT_OUT_POLICY"
    case chatbot = "CHATBOT_POLICY"
    case declarativeEC2 = "DECLARATIVE_POLICY_EC2"
    case securityHub = "SECURITYHUB_POLICY"
    case inspector = "INSPECTOR_POLICY"
    case upgradeRollout = "UPGRADE_ROLLOUT_POLICY"
    case bedrock = "BEDROCK_POLICY"
    case s3 = "S3_POLICY"
    case networkSecurityDirector = "NETWORK_SECURITY_DIRECTOR_POLICY"
}
