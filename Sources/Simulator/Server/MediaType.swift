/// The type of a body, as far as protocols tell them apart.
enum MediaType {
    case none
    case form
    case json
    /// That of AWS JSON, version 1.0 or 1.1.
    case awsJSON
    case other

    init(_ header: String?) {
        guard let header else {
            self = .none
            return
        }
        let name = header.split(separator: ";", omittingEmptySubsequences: false)[0]
        switch String(name).trimmed.lowercased() {
        case "application/x-www-form-urlencoded": self = .form
        case "application/json": self = .json
        case "application/x-amz-json-1.0", "application/x-amz-json-1.1": self = .awsJSON
        default: self = .other
        }
    }
}
