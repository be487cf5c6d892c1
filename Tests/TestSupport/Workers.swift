import Foundation

/// The worker processes whose private home is below `folder`.
package func workers(homeBelow folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { process in
        guard Int(process) != nil,
            let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ")
        else { return false }
        return String(decoding: environment, as: UTF8.self).contains("HOME=\(folder)/")
    }
}

/// The same, once those that were killed are gone: the kernel takes a moment for what a worker had started.
package func processesGone(homeBelow folder: String) async throws -> [String] {
    for _ in 1...500 {
        let left = try workers(homeBelow: folder)
        if left.isEmpty { return [] }
        try await Task.sleep(for: .milliseconds(10))
    }
    return try workers(homeBelow: folder)
}
