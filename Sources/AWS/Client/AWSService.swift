/// A service that Reeve asks. Names, prefixes and protocols are those of botocore's service models.
public enum AWSService: Sendable, Hashable, CaseIterable {
    case organizations
    case account
    case sts
    case tagging
    case iam

    /// How a service's requests and answers are written.
    enum WireFormat {
        /// AWS JSON 1.1: the operation in `X-Amz-Target`, behind this prefix.
        case json(targetPrefix: String)
        /// REST JSON: the operation is a path.
        case restJSON
        /// AWS Query: the operation and this version are form fields, and the answer is XML.
        case query(version: String)
    }

    var wireFormat: WireFormat {
        switch self {
        case .organizations: .json(targetPrefix: "AWSOrganizationsV20161128")
        case .tagging: .json(targetPrefix: "ResourceGroupsTaggingAPI_20170126")
        case .account: .restJSON
        case .sts: .query(version: "2011-06-15")
        case .iam: .query(version: "2010-05-08")
        }
    }

    var endpointPrefix: String {
        switch self {
        case .organizations: "organizations"
        case .account: "account"
        case .sts: "sts"
        case .tagging: "tagging"
        case .iam: "iam"
        }
    }

    /// The service's name in a signature.
    var signingName: String { endpointPrefix }

    /// The service's name in `AWS_ENDPOINT_URL_…`: its service ID in upper case with underscores.
    var endpointVariable: String {
        switch self {
        case .organizations: "ORGANIZATIONS"
        case .account: "ACCOUNT"
        case .sts: "STS"
        case .tagging: "RESOURCE_GROUPS_TAGGING_API"
        case .iam: "IAM"
        }
    }
}
