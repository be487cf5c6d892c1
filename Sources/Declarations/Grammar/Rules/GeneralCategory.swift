/// The first letter of Unicode's general category, as `\p{L}` names it.
enum GeneralCategory {
    case letter
    case mark
    case number
    case punctuation
    case symbol
    case separator
    case other

    init(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .decimalNumber, .letterNumber, .otherNumber: self = .number
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            self = .punctuation
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: self = .symbol
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .separator
        default: self = .other
        }
    }

    func isOne(of categories: GeneralCategory...) -> Bool { categories.contains(self) }
}
