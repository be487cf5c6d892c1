import ArgumentParser
import Testing

@testable import reeve

@Suite struct DurationArgumentTests {
    @Test(arguments: [
        ("1s", Duration.seconds(1)), ("500ms", .milliseconds(500)), ("5m", .seconds(300)), ("1h", .seconds(3600)),
        ("7d", .seconds(604_800)), ("30", .seconds(30)), ("0.5", .milliseconds(500)), ("1.5m", .seconds(90)),
        ("100ms", .milliseconds(100)), (".5", .milliseconds(500)),
    ])
    func `a length of time has a unit, or is of seconds`(text: String, duration: Duration) throws {
        #expect(try DurationArgument.timing.parse(text) == duration)
    }

    @Test(arguments: [
        "", "s", "-1s", "+1s", "1 s", "1S", "1w", "1h30m", "1e3", "0x10", "nan", "inf", "infinity", ".", "1.2.3",
        "99ms", "0", "8d", "٣s", "99999999999999999999s",
    ])
    func `anything else is refused, with what would do`(text: String) {
        let error = #expect(throws: ValidationError.self) { try DurationArgument.timing.parse(text) }
        #expect(error?.message.hasSuffix("this one is from 100ms to 7d") == true)
        #expect(error?.message.contains("500ms, 1s, 5m or 1h") == true)
    }

    @Test func `the simulator's time may stand still`() throws {
        #expect(try DurationArgument.simulated.parse("0") == .zero)
    }

    @Test(arguments: [
        (Duration.zero, "0s"), (.milliseconds(500), "500ms"), (.seconds(60), "1m"), (.seconds(90), "90s"),
        (.seconds(7200), "2h"), (.seconds(604_800), "7d"), (.seconds(5400), "90m"),
    ])
    func `it is shown in the largest unit that fits`(duration: Duration, text: String) {
        #expect(DurationArgument.render(duration) == text)
    }
}
