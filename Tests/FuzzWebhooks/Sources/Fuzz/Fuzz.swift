import CFuzzer
import Glibc
import Judging

/// Runs libFuzzer, whose own arguments these are, over sequences of deliveries.
@main
struct Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let result = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            DeliveryJudge.check(UnsafeBufferPointer(start: start, count: count))
            return 0
        }
        exit(result)
    }
}
