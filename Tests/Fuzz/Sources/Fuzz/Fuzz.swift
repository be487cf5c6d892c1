import CFuzzer
import Glibc

/// Runs libFuzzer, whose own arguments these are, over ``Input``s.
@main
struct Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let result = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            Invariants.check(Input(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
        exit(result)
    }
}
