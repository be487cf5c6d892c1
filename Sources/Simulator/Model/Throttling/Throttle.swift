/// How many requests the simulator takes before it answers that there are too many.
public struct Throttle: Equatable, Sendable {
    /// A rate of requests a second, and how many may come at once.
    struct Limit: Equatable, Sendable {
        let rate: Double
        let burst: Double
    }

    var families: [APIFamily: Limit] = [:]
    /// Operations with a bucket of their own, which then do not count for their family.
    var operations: [String: Limit] = [:]
    /// As it was asked for.
    var text = "off"

    /// Takes every request.
    public static let off = Throttle()
}

extension Throttle {
    /// The limits AWS documents, and guesses where it documents none.
    ///
    /// - Account Management: "Quotas for AWS Account Management" in its reference, each operation by
    ///   itself. There, reads of contacts are 10 a second with bursts of 15, writes 5 and 8; the rest
    ///   is between 1 and 3 a second.
    /// - STS: 600 requests a second for an account and region ("IAM and AWS STS quotas").
    /// - Organizations: the user guide has a table that could not be read from here. That a few
    ///   callers at a time get TooManyRequestsException from ListRoots and ListParents is reported
    ///   again and again (aws-deployment-framework#752, #781, #784, #788), so the numbers are small.
    ///   They are our choice, and so are those of the tagging service.
    static let aws = Throttle(
        families: [
            .organizationsRead: Limit(rate: 10, burst: 15), .organizationsWrite: Limit(rate: 2, burst: 5),
            .accountRead: Limit(rate: 3, burst: 3), .accountWrite: Limit(rate: 1, burst: 1),
            .tagging: Limit(rate: 15, burst: 15), .sts: Limit(rate: 600, burst: 600),
        ],
        operations: [
            "GetAlternateContact": Limit(rate: 10, burst: 15), "GetContactInformation": Limit(rate: 10, burst: 15),
            "PutAlternateContact": Limit(rate: 5, burst: 8), "PutContactInformation": Limit(rate: 5, burst: 8),
            "DeleteAlternateContact": Limit(rate: 1, burst: 6),
            "GetAccountInformation": Limit(rate: 3, burst: 3), "GetPrimaryEmail": Limit(rate: 3, burst: 3),
            "PutAccountName": Limit(rate: 1, burst: 1), "StartPrimaryEmailUpdate": Limit(rate: 1, burst: 1),
            "AcceptPrimaryEmailUpdate": Limit(rate: 1, burst: 1),
        ],
        text: "aws")
}
