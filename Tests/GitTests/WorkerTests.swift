import Foundation
import Git
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct WorkerTests {
    @Test func aServerThatNeverAnswersCostsTheDeadline() async throws {
        try await withTemporaryDirectory { folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            var limits = GitLimits()
            limits.deadline = .seconds(1)
            let mirror = try Mirror(
                folder + "/mirror", of: RemoteAddress("http://127.0.0.1:\(port)/remote.git"), limits: limits)
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .timedOut)
            #expect(try workers(homeBelow: folder) == [])
        }
    }

    @Test func aCancelledTaskStopsItsWorker() async throws {
        try await withTemporaryDirectory { folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            let mirror = try Mirror(folder + "/mirror", of: RemoteAddress("http://127.0.0.1:\(port)/remote.git"))
            let task = Task { await code { _ = try await mirror.fetch(["main"]) } }
            // Once the connection is there, the worker is in the middle of its work.
            let connection = await Sockets.accept(socket)
            defer { Sockets.close(connection) }
            task.cancel()
            #expect(await task.value == .cancelled)
            #expect(try workers(homeBelow: folder) == [])
        }
    }

    @Test func credentialsAreNeitherInItsArgumentsNorInItsEnvironment() async throws {
        try await withTemporaryDirectory { folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            let address = try RemoteAddress("http://ada:canary@127.0.0.1:\(port)/remote.git")
            let mirror = try Mirror(folder + "/mirror", of: address)
            let task = Task { await code { _ = try await mirror.fetch(["main"]) } }
            let connection = await Sockets.accept(socket)
            defer { Sockets.close(connection) }
            let worker = try #require(try workers(homeBelow: folder).first)
            for file in ["cmdline", "environ"] {
                let text = try #require(FileManager.default.contents(atPath: "/proc/\(worker)/\(file)"))
                #expect(!String(decoding: text, as: UTF8.self).contains("canary"))
            }
            task.cancel()
            #expect(await task.value == .cancelled)
        }
    }

    @Test func endsWhenItsParentDoes() async throws {
        try await withTemporaryDirectory { folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            let request = """
                {"parent":\(ProcessInfo.processInfo.processIdentifier),"directory":"\(folder)/mirror","remote":{"url":{"_0":"http://127.0.0.1:\(port)/remote.git"}},\
                "memoryBytes":1073741824,"maxFetchBytes":1073741824,"access":{"ssh":{}},"anew":false,\
                "stall":{"bytesPerSecond":1000,"time":[30,0]},"job":{"fetch":{"branches":["main"],"noting":[]}}}
                """
            let result = try await runWorker(request) {
                // The worker is connected and waits for the server for ever; only the end of its input ends it.
                _ = await Sockets.accept(socket)
            }
            #expect(result.status == 0)
            #expect(result.output == "")
        }
    }

    @Test func servesNobodyButItsParent() async throws {
        try await withTemporaryDirectory { folder in
            let request = """
                {"parent":1,"directory":"\(folder)/mirror","remote":{"path":{"_0":"\(folder)/remote.git"}},\
                "memoryBytes":1073741824,"maxFetchBytes":1073741824,"access":{"ssh":{}},"anew":false,\
                "stall":{"bytesPerSecond":1000,"time":[30,0]},"job":{"fetch":{"branches":["main"],"noting":[]}}}
                """
            let result = try await runWorker(request) {}
            #expect(result.status == 1)
            #expect(!FileManager.default.fileExists(atPath: folder + "/mirror"))
        }
    }

    @Test(arguments: ["/bin/false", "/nowhere/reeve"])
    func anotherProgramInItsPlaceIsAnError(_ executable: String) async throws {
        try await withTemporaryDirectory { folder in
            let mirror = Mirror(
                directory: folder + "/mirror", remote: try RemoteAddress(folder),
                worker: WorkerCommand(executable: executable), limits: .testing)
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .workerDied)
        }
    }

    @Test func aFetchLargerThanTheLimitIsStopped() async throws {
        try await withRemote(.http) { remote in
            let noise = (0..<400_000).map { _ in String(UInt8.random(in: 0...255), radix: 16) }.joined()
            try await remote.repository.commit(["noise": noise])
            var limits = GitLimits.testing
            limits.maxFetchBytes = 100_000
            let mirror = try Mirror(remote.folder + "/mirror", of: remote.address, limits: limits)
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .limitExceeded, "\(String(describing: error))")
        }
    }

    @Test func moreMemoryThanTheLimitIsAnErrorOfTheWorkerAlone() async throws {
        try await withRemote(.path) { remote in
            try await remote.repository.commit(["zeros": String(repeating: "0", count: 100 << 20)])
            var limits = GitLimits.testing
            limits.memoryBytes = 80 << 20
            let mirror = try Mirror(remote.folder + "/mirror", of: remote.address, limits: limits)
            let empty = try Mirror(remote.folder + "/empty", of: remote.address, limits: limits)
            #expect(try await empty.fetch(["other"]) == [:])
            let code = await code { _ = try await mirror.fetch(["main"]) }
            #expect(code == .limitExceeded || code == .workerDied, "\(String(describing: code))")
        }
    }
}
