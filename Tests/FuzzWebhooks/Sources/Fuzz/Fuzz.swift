import CFuzzer
import Glibc
import Judging
import Synchronization

/// Runs libFuzzer, whose own arguments these are, over sequences of deliveries.
@main
struct Fuzz {
    private static let deliveries = Atomic(0)

    static func main() {
        // libFuzzer ends the process itself.
        atexit { print("deliveries judged: \(Fuzz.deliveries.load(ordering: .relaxed))") }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let result = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            let judged = DeliveryJudge.check(UnsafeBufferPointer(start: start, count: count))
            Self.deliveries.wrappingAdd(judged, ordering: .relaxed)
            return 0
        }
        exit(result)
    }
}
