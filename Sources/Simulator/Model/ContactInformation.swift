/// The primary contact of an account: who it belongs to, and where they are.
struct ContactInformation: Codable, Equatable, Sendable {
    /// The members as Account Management names them, such as `FullName`.
    let members: [String: String]

    /// What an account has that nobody gave another.
    static let example = ContactInformation(members: [
        "FullName": "Jane Doe", "CompanyName": "Example Corp", "AddressLine1": "100 Main Street", "City": "Seattle",
        "StateOrRegion": "WA", "PostalCode": "98101", "CountryCode": "US", "PhoneNumber": "+1 206 555 0100",
        "WebsiteUrl": "https://www.example.com",
    ])

    /// Where a state or region must be given (the model's documentation of `StateOrRegion`).
    static let countriesWithStates: Set<String> = ["US", "CA", "GB", "DE", "JP", "IN", "BR"]
}
