/// Shapes of AWS Organizations that several operations share. Members are spelled as in its model.
public enum Organizations {
    public struct Organization: Decodable, Sendable {
        public var Id: String
        public var MasterAccountId: String
    }

    public struct Root: Decodable, Sendable {
        public var Id: String
    }

    public struct OrganizationalUnit: Decodable, Sendable {
        public var Id: String
        public var Name: String
    }

    public struct Account: Decodable, Sendable {
        public var Id: String
        public var Name: String
        public var Email: String
        /// PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. Servers older than this member send
        /// `Status` alone.
        public var State: String?
        /// Deprecated by AWS in favour of `State`.
        public var Status: String?
        /// `o-…/r-…/ou-…/<id>/`: IDs, not names. Absent from older servers.
        public var Paths: [String]?
    }

    public struct Parent: Decodable, Sendable {
        public var Id: String
    }

    public struct Tag: Codable, Sendable, Hashable {
        public var Key: String
        public var Value: String

        public init(key: String, value: String) {
            Key = key
            Value = value
        }
    }

    public struct CreateAccountStatus: Decodable, Sendable {
        public var Id: String
        public var AccountName: String?
        /// IN_PROGRESS, SUCCEEDED or FAILED.
        public var State: String
        public var AccountId: String?
        public var FailureReason: String?
    }
}
