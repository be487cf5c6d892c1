/// The stable code of a problem. `docs/errors.md` explains each: cause, example, way out.
///
/// A code is never reused for another meaning.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
    // One file.
    case yamlSyntax = "RV1001"
    case notUTF8 = "RV1002"
    case fileTooLarge = "RV1003"
    case unknownKey = "RV1004"
    case duplicateKey = "RV1005"
    case yamlFeatureRefused = "RV1006"
    case wrongType = "RV1007"
    case missingField = "RV1008"
    case invalidValue = "RV1009"
    case notYetApplied = "RV1010"
    case invalidFileName = "RV1011"
    case misplacedOU = "RV1012"
    case duplicateAccountKey = "RV1013"
    case duplicateEmail = "RV1014"
    case duplicateAccountID = "RV1015"
    case unreadableDefaults = "RV1016"
    case notAFile = "RV1017"
    case tooDeepFolder = "RV1018"
    case lookalikeName = "RV1019"
    case unknownCustomization = "RV1020"
    case foreignFormat = "RV1030"

    // The repository as a whole: no write at all.
    case policyMissing = "RV2001"
    case policyInvalid = "RV2002"
    case ownerMissing = "RV2003"
    case accountsMissing = "RV2004"
    case accountsEmpty = "RV2005"
    case otherOrganization = "RV2006"
    case historyRewritten = "RV2007"
    case treeTooLarge = "RV2008"
    case ownerChanged = "RV2009"

    // What the files ask for, held against the organization.
    case unknownOU = "RV3001"
    case accountNotFound = "RV3002"
    case foreignOwner = "RV3003"
    case accountNotActive = "RV3004"
    case protectedAccount = "RV3005"
    case identityConflict = "RV3006"
    case tagsUnread = "RV3007"
    case duplicateOwnerTag = "RV3008"
    case ownershipUnreadable = "RV3009"

    // Git.
    case repositoryUnreadable = "RV4001"
    case branchMissing = "RV4002"
    case gitAuthentication = "RV4003"
    case gitTimeout = "RV4004"
    case pushRefused = "RV4005"
    case statusUnreadable = "RV4006"
    case leaseHeld = "RV4007"
    case gitHostKey = "RV4008"

    // AWS.
    case noCredentials = "RV5001"
    case endpointUnreachable = "RV5002"
    case accessDenied = "RV5003"
    case credentialsRejected = "RV5004"
    case requestRefused = "RV5005"
    case unexpectedAnswer = "RV5006"
    case organizationMissing = "RV5007"
    case credentialsUnavailable = "RV5008"

    // Approvals and the command line.
    case planMoved = "RV6002"
    case planUnknown = "RV6003"
    case notAnApprover = "RV6004"
    case signingFailed = "RV6005"
    case badArgument = "RV6006"
    case localFile = "RV6007"
    case approvalUnknown = "RV6008"
    case cannotListen = "RV6009"
    case webhookSecretUnusable = "RV6010"
    case configurationInvalid = "RV6011"

    /// Whether it is about a file and no line of it: its name, its size, what it is.
    public var isAboutAWholeFile: Bool {
        switch self {
        case .fileTooLarge, .invalidFileName, .duplicateAccountKey, .notAFile, .unreadableDefaults, .tooDeepFolder,
            .lookalikeName:
            true
        default: false
        }
    }

    /// Whether it says that a Git server, or what it has, cannot be read at the moment.
    public var isOfTheRemote: Bool {
        switch self {
        case .repositoryUnreadable, .branchMissing, .gitAuthentication, .gitTimeout, .gitHostKey: true
        default: false
        }
    }

    /// Whether it is about the watched repository as a whole, and so for its readers to see.
    public var isAboutTheRepository: Bool {
        rawValue.hasPrefix("RV1") || rawValue.hasPrefix("RV2") || self == .ownershipUnreadable
    }
}
