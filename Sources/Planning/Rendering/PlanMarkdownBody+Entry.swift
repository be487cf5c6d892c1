extension PlanMarkdownBody {
    /// An effect with the item that it belongs to.
    struct Entry {
        let item: PlanItem
        let row: PlanRow

        /// What is read first where not everything can be shown counts least.
        var weight: Int { row.hold?.isForApprover == true ? 0 : 1 + item.tone.rawValue }

        var tableRow: String {
            let cells = [
                Escaping.markdown(item.symbol), item.kind, Escaping.markdownName(item.name),
                Escaping.markdown(row.what, known: known), Escaping.markdown(row.origin, known: known),
                row.hold?.note.map { Escaping.markdown($0) } ?? "",
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }

        /// What may be copied from the table, or be a link: it is no one's to choose.
        private var known: Set<String> {
            Set([item.accountID?.description, item.cause?.commit?.short].compactMap(\.self))
        }

        /// Everything that the plan knows of the effect, a line each, and an empty line.
        var details: [String] {
            ["\(item.symbol) \(item.kind) \(Escaping.line(item.name))"]
                + facts.compactMap { name, value in value.map { "    \(Escaping.line(name)): \(Escaping.line($0))" } }
                + [""]
        }

        private var facts: [(String, String?)] {
            let values = row.values
            var facts: [(String, String?)] = [("account", item.accountID?.description)]
            if let account = values.newAccount {
                facts += [("name", account.name), ("email", account.email.description)]
                facts.append(("ou", account.ou.path.description))
                facts += account.tags.sorted { $0.key < $1.key }.map { ("tags.\($0.key)", $0.value) }
            } else {
                facts += [("field", values.field), ("before", values.before), ("after", values.after)]
            }
            let place = row.position.map { "\($0.file):\($0.line)" }
            facts += [("cause", item.cause?.phrase), ("place", place), ("held", row.hold?.description)]
            return facts + [("effect", row.digest.description)]
        }
    }
}
