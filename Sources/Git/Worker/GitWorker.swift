internal import CGit2
internal import Foundation
internal import Glibc

/// The body of the hidden command `reeve git-worker`: the process that talks to remotes.
public enum GitWorker {
    /// Reads one request from standard input, does it, writes one answer to standard output.
    ///
    /// It blocks, and changes the limits of the whole process: call it as the only thing that a process does. The
    /// process exits with status 0 when standard input ends, be it before or after the answer.
    /// - Returns: The exit status, and only if there was no request that could be read.
    public static func run() -> Int32 {
        WorkerConfinement.dieWithParent()
        signal(SIGPIPE, SIG_IGN)
        guard let line = readLine(strippingNewline: true),
            let request = try? JSONDecoder().decode(WorkerRequest.self, from: Data(line.utf8)),
            request.parent == getppid()
        else { return 1 }
        WorkerConfinement.exitWhenInputEnds()
        let answer: WorkerAnswer
        do throws(GitError) {
            try WorkerConfinement.limitMemory(to: request.memoryBytes)
            answer = try perform(request)
        } catch {
            answer = .failed(error)
        }
        guard let bytes = try? JSONEncoder().encode(answer) else { return 1 }
        FileHandle.standardOutput.write(bytes + Data("\n".utf8))
        // The parent closes our standard input once it has the answer; exiting earlier could take the answer
        // with us before it is read.
        while true { pause() }
    }

    private static func perform(_ request: WorkerRequest) throws(GitError) -> WorkerAnswer {
        let mirror = try MirrorDirectory.hold(request.directory, anew: request.anew)
        let job = RemoteJob(request: request)
        let answer = try job.run(in: mirror.repository)
        try mirror.finish()
        if case .fetch = request.job { MirrorOrigin.note(request.remote, in: request.directory) }
        return answer
    }
}
