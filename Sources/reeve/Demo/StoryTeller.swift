import Planning
import Reconciler

/// Tells the demo's story, for people or as JSON lines.
struct StoryTeller: Sendable {
    private let json: Bool
    private let printer: EventPrinter

    init(json: Bool) {
        self.json = json
        printer = EventPrinter(format: json ? .json : .text)
    }

    func step(_ number: Int, _ title: String) {
        if json {
            var line = EventLine(event: "step", message: title)
            line.counts = ["step": number]
            Console.out(line.text)
        } else {
            Console.out(
                "\n\(Console.hasColor ? "\u{1B}[1m" : "")\(number). \(title)\(Console.hasColor ? "\u{1B}[0m" : "")")
        }
    }

    func say(_ text: String) {
        Console.out(json ? EventLine(event: "note", message: text).text : text)
    }

    func pass(_ event: PassEvent) { printer.print(event) }
}
