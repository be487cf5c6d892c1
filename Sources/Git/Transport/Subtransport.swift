internal import CGit2

/// Gives libgit2 a connection of ours as a "subtransport", the part of its smart transport that carries bytes
/// (git2/sys/transport.h).
///
/// libgit2 frees what it was given, so it holds this object and its streams, and they are released with it.
final class Subtransport {
    private let connection: any RemoteConnection
    /// Takes the error of a callback: libgit2 is only told that there was one.
    private let fail: (GitError) -> CInt
    /// What is open, where both parts of a service have one stream.
    private var open: (service: RemoteService, stream: UnsafeMutablePointer<reeve_git_stream>)?

    private init(_ connection: any RemoteConnection, fail: @escaping (GitError) -> CInt) {
        self.connection = connection
        self.fail = fail
    }

    /// Makes libgit2's transport of a connection.
    ///
    /// - Parameter fail: Notes why a callback fails, and answers libgit2's code for that.
    static func makeTransport(
        _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_transport>?>?, for remote: OpaquePointer?,
        over connection: any RemoteConnection, fail: @escaping (GitError) -> CInt
    ) -> CInt {
        let subtransport = Subtransport(connection, fail: fail)
        var definition = git_smart_subtransport_definition()
        definition.rpc = connection.isStateless ? 1 : 0
        // Kept for the length of the next call alone, in which `make` retains it.
        definition.param = Unmanaged.passUnretained(subtransport).toOpaque()
        definition.callback = { out, _, parameter in
            guard let parameter else { return -1 }
            out?.pointee = Unmanaged<Subtransport>.fromOpaque(parameter).takeUnretainedValue().make()
            return 0
        }
        return withExtendedLifetime(subtransport) { git_transport_smart(out, remote, &definition) }
    }

    private func make() -> UnsafeMutablePointer<git_smart_subtransport> {
        let made = UnsafeMutablePointer<reeve_git_subtransport>.allocate(capacity: 1)
        made.initialize(to: reeve_git_subtransport())
        made.pointee.owner = Unmanaged.passRetained(self).toOpaque()
        made.pointee.base.action = { out, subtransport, _, action in
            Subtransport.from(subtransport)?.act(action, out, subtransport) ?? -1
        }
        made.pointee.base.close = { subtransport in
            Subtransport.from(subtransport)?.close()
            return 0
        }
        made.pointee.base.free = { subtransport in
            guard let subtransport else { return }
            subtransport.withMemoryRebound(to: reeve_git_subtransport.self, capacity: 1) { made in
                if let owner = made.pointee.owner { Unmanaged<Subtransport>.fromOpaque(owner).release() }
                made.deinitialize(count: 1)
                made.deallocate()
            }
        }
        return UnsafeMutableRawPointer(made).assumingMemoryBound(to: git_smart_subtransport.self)
    }

    private func act(
        _ action: git_smart_service_t,
        _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_smart_subtransport_stream>?>?,
        _ subtransport: UnsafeMutablePointer<git_smart_subtransport>?
    ) -> CInt {
        guard let step = RemoteStep(action) else { return -1 }
        if let open, open.service == step.service, !connection.isStateless {
            out?.pointee = Self.base(of: open.stream)
            return 0
        }
        do throws(GitError) {
            let stream = StreamBox(try connection.stream(for: step), fail: fail).make(subtransport)
            open = (step.service, stream)
            out?.pointee = Self.base(of: stream)
            return 0
        } catch {
            return fail(error)
        }
    }

    private func close() {
        open = nil
        connection.close()
    }

    private static func base(
        of stream: UnsafeMutablePointer<reeve_git_stream>
    ) -> UnsafeMutablePointer<git_smart_subtransport_stream> {
        UnsafeMutableRawPointer(stream).assumingMemoryBound(to: git_smart_subtransport_stream.self)
    }

    private static func from(_ subtransport: UnsafeMutablePointer<git_smart_subtransport>?) -> Subtransport? {
        subtransport?.withMemoryRebound(to: reeve_git_subtransport.self, capacity: 1) { made in
            made.pointee.owner.map { Unmanaged<Subtransport>.fromOpaque($0).takeUnretainedValue() }
        }
    }
}

/// A stream as libgit2 knows it.
private final class StreamBox {
    private let stream: any RemoteStream
    private let fail: (GitError) -> CInt

    init(_ stream: any RemoteStream, fail: @escaping (GitError) -> CInt) {
        self.stream = stream
        self.fail = fail
    }

    func make(_ subtransport: UnsafeMutablePointer<git_smart_subtransport>?) -> UnsafeMutablePointer<reeve_git_stream> {
        let made = UnsafeMutablePointer<reeve_git_stream>.allocate(capacity: 1)
        made.initialize(to: reeve_git_stream())
        made.pointee.owner = Unmanaged.passRetained(self).toOpaque()
        made.pointee.base.subtransport = subtransport
        made.pointee.base.read = { stream, buffer, size, count in
            guard let box = StreamBox.from(stream) else { return -1 }
            do throws(GitError) {
                count?.pointee = try box.stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
                return 0
            } catch {
                return box.fail(error)
            }
        }
        made.pointee.base.write = { stream, buffer, size in
            guard let box = StreamBox.from(stream) else { return -1 }
            do throws(GitError) {
                try box.stream.write(UnsafeRawBufferPointer(start: buffer, count: size))
                return 0
            } catch {
                return box.fail(error)
            }
        }
        made.pointee.base.free = { stream in
            guard let stream else { return }
            stream.withMemoryRebound(to: reeve_git_stream.self, capacity: 1) { made in
                if let owner = made.pointee.owner { Unmanaged<StreamBox>.fromOpaque(owner).release() }
                made.deinitialize(count: 1)
                made.deallocate()
            }
        }
        return made
    }

    private static func from(_ stream: UnsafeMutablePointer<git_smart_subtransport_stream>?) -> StreamBox? {
        stream?.withMemoryRebound(to: reeve_git_stream.self, capacity: 1) { made in
            made.pointee.owner.map { Unmanaged<StreamBox>.fromOpaque($0).takeUnretainedValue() }
        }
    }
}
