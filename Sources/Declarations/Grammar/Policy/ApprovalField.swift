import Planning

/// The fields of `approval`: the kinds of action, and how long an approval holds.
enum ApprovalField: FieldKey {
    case kind(ActionKind)
    case expires

    static let record = RecordShape(Self.self)
    static let allCases = ActionKind.allCases.map(Self.kind) + [.expires]

    init?(rawValue: String) {
        if rawValue == "expires" {
            self = .expires
        } else if let kind = ActionKind(rawValue: rawValue) {
            self = .kind(kind)
        } else {
            return nil
        }
    }

    var rawValue: String {
        switch self {
        case .kind(let kind): kind.rawValue
        case .expires: "expires"
        }
    }

    var field: Field {
        switch self {
        case .kind(let kind):
            Field(
                title: "Approval of \(kind.rawValue)",
                description: "`merge`: merging the change is the approval. `explicit`: a signed approval is needed "
                    + "besides.",
                shape: .words(of: Policy.Approval.self), byDefault: Policy.defaultApproval[kind]?.rawValue)
        case .expires:
            Field(
                title: "Expiry", description: "How long a signed approval holds.", shape: .duration(.remembered),
                byDefault: "72h", examples: ["72h"])
        }
    }
}
