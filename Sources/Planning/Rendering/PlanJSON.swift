public import FoundationEssentials

/// A plan for programs. A reader refuses a `format_version` whose first number it does not know.
public enum PlanJSON {
    public static let formatVersion = "1.0"

    /// Returns sorted, indented JSON that ends with a newline: equal plans give equal bytes.
    public static func render(_ plan: Plan, _ context: PlanContext) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(PlanDocument(PlanView(plan, context)))
        data.append(UInt8(ascii: "\n"))
        return data
    }

    /// Reads what ``render(_:_:)`` wrote.
    ///
    /// - Throws: if it is no plan, or of another major version.
    public static func parse(_ data: Data) throws -> PlanDocument {
        let document = try JSONDecoder().decode(PlanDocument.self, from: data)
        guard document.formatVersion.hasPrefix("1.") else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "plan format \(document.formatVersion) is not known"))
        }
        return document
    }
}
