/// The value of a dial: for a page, and for JSON.
struct Dial: Sendable {
    let json: JSONValue
    let text: String

    init(_ text: String) {
        (json, self.text) = (.string(text), text)
    }

    init(_ flag: Bool) {
        (json, text) = (.bool(flag), flag ? "yes" : "no")
    }

    init(_ number: Int) {
        (json, text) = (.integer(number), "\(number)")
    }

    init(_ duration: Duration?) {
        (json, text) = duration.map { (.number($0.seconds), "\($0.seconds) s") } ?? (.null, "by itself")
    }
}

extension SimulatorConfiguration {
    /// What is set, by the names that `/_reeve/state` has.
    var dials: [String: Dial] {
        [
            "accountLimit": Dial(accountLimit),
            "closeSeconds": Dial(closeDuration),
            "createSeconds": Dial(createDuration),
            "createsAtOnce": Dial(createsAtOnce),
            "faults": Dial(faults.text),
            "finalizingSeconds": Dial(finalizingDuration),
            "listLagSeconds": Dial(listLag),
            "paths": Dial(sendsPaths),
            // A number of JSON holds no more than 53 bits.
            "seed": Dial("\(seed)"),
            "slowSeconds": Dial(slowDuration),
            "throttle": Dial(throttle.text),
        ]
    }
}
