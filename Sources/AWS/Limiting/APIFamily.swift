/// Operations that AWS limits together, as far as is known: one limiter keeps the rate of all of them.
///
/// Families follow what AWS publishes and what is reported of it:
///
/// - Account Management limits each operation by itself ("Quotas for AWS Account Management",
///   docs.aws.amazon.com/accounts/latest/reference/quotas.html), so each is a family.
/// - The tagging service limits GetResources to 15 calls a second ("Service quotas" in the user guide of Tag Editor,
///   docs.aws.amazon.com/tag-editor/latest/userguide/reference.html). Nothing else of it is used.
/// - STS takes 600 requests a second for an account and region ("IAM and AWS STS quotas").
/// - IAM publishes no number; `reeve doctor` asks it a few questions.
/// - Organizations has a section "Throttling limits" in "Quotas and service limits for AWS Organizations", whose numbers
///   were not to be had when this was written. What is known: reads are refused at a few a second
///   (aws-deployment-framework#752, #781, #784), and with TooManyRequestsException it also says "another request is
///   already in progress" (botocove#12). Accounts are created and closed a few at a time, whatever the rate; being
///   refused there must not slow down the moves and tags of other accounts, so these are a family of their own.
///
/// A family that is finer than AWS's own bucket costs little: its limiters find their shares of the bucket. One that is
/// coarser would slow down what AWS would have taken.
public enum APIFamily: Sendable, Hashable, CustomStringConvertible {
    case organizationsRead
    case organizationsWrite
    /// What creates and closes accounts.
    case organizationsAccounts
    /// One operation of Account Management.
    case accountManagement(operation: String)
    case tagging
    case sts
    case iam

    init(_ service: AWSService, operation: String) {
        switch service {
        case .organizations:
            let reads = ["Describe", "List"].contains { operation.hasPrefix($0) }
            let ofAccounts = ["CreateAccount", "CloseAccount"].contains(operation)
            self = reads ? .organizationsRead : ofAccounts ? .organizationsAccounts : .organizationsWrite
        case .account: self = .accountManagement(operation: operation)
        case .tagging: self = .tagging
        case .sts: self = .sts
        case .iam: self = .iam
        }
    }

    /// The name by which people are told of it, such as `organizations-read` or `account:PutAccountName`.
    public var description: String {
        switch self {
        case .organizationsRead: "organizations-read"
        case .organizationsWrite: "organizations-write"
        case .organizationsAccounts: "organizations-accounts"
        case .accountManagement(let operation): "account:\(operation)"
        case .tagging: "tagging"
        case .sts: "sts"
        case .iam: "iam"
        }
    }

    /// Requests a second with which a limiter begins once AWS has refused one: what AWS publishes, and where it publishes
    /// nothing a low guess, which soon grows if it was too low.
    var startingRate: Double {
        switch self {
        case .organizationsRead: 10
        case .organizationsWrite: 2
        case .organizationsAccounts: 1
        case .accountManagement(let operation):
            switch operation {
            case "GetAlternateContact", "GetContactInformation": 10
            case "PutAlternateContact", "PutContactInformation": 5
            case "GetAccountInformation", "GetPrimaryEmail": 3
            default: 1
            }
        case .tagging: 15
        case .sts: 600
        case .iam: 5
        }
    }
}
