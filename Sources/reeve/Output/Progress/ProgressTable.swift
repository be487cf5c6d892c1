import Planning

/// Progress as the lines of a table: a row for each account in flight, then what is done, waits and stalls. Pure.
enum ProgressTable {
    /// - Parameters:
    ///   - width: the columns of the terminal. No line is as wide: it could be broken there.
    ///   - height: the lines of the terminal. There are fewer, so that all of them are in sight.
    /// - Returns: nothing as long as there is no plan.
    static func lines(
        of progress: Progress, at now: ContinuousClock.Instant, width: Int, height: Int
    ) -> [String] {
        guard progress.hasPlan, width > 1, height > 2 else { return [] }
        let flights = progress.inFlight
        // The last line is the summary, and one stays free for the cursor.
        let most = height - 2
        let shown = flights.count > most ? flights.prefix(most - 1) : flights[...]
        var lines = rows(shown, at: now)
        if shown.count < flights.count { lines.append("  and \(flights.count - shown.count) more") }
        return (lines + [summary(of: progress, at: now)]).map { TerminalWidth.cut($0, to: width - 1) }
    }

    private static func rows(_ flights: ArraySlice<Progress.Flight>, at now: ContinuousClock.Instant) -> [String] {
        let rows = flights.map { flight in
            let elapsed = ElapsedText.render(flight.since.duration(to: now))
            return [
                flight.kind.rawValue, flight.key.description, flight.isOlder ? "over \(elapsed)" : elapsed,
                flight.unit.map { Escaping.terminal($0).replacing("\t", with: " ") } ?? "",
            ]
        }
        // What comes last is cut, not padded.
        let widths = (0..<3).map { column in rows.map { TerminalWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - TerminalWidth.of($0)) }
            let line = "  " + (padded + [row[3]]).joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func summary(of progress: Progress, at now: ContinuousClock.Instant) -> String {
        var parts = [
            "\(progress.done.count) done", "\(progress.inFlight.count) in flight", "\(progress.waitingCount) waiting",
        ]
        if !progress.forApproval.isEmpty { parts.append("\(progress.forApproval.count) for approval") }
        parts.append("\(progress.stalled.count) stalled")
        let text = parts.joined(separator: ", ")
        guard let remaining = progress.remaining(at: now) else { return text }
        return text + (remaining < .seconds(1) ? "; ends soon" : "; ends in about \(ElapsedText.render(remaining))")
    }
}
