import TestSupport
import Testing

/// A short run of what `script/fuzz --webhooks` does for long.
struct WebhookFuzzTests {
    @Test(arguments: 1...4)
    func nothingIsAcceptedButOnceFromTheForge(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var deliveries = 0
        while deliveries < 5000 {
            let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            deliveries += bytes.withUnsafeBufferPointer { DeliveryJudge.check($0) }
        }
    }
}
