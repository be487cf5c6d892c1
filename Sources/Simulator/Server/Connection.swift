import Glibc
import NIOCore

/// The connection of a request, to be ended before its time.
struct Connection: Sendable {
    /// What a handler throws once its connection is gone, so that nothing more is answered.
    struct Ended: Error {}

    let channel: any Channel

    /// Resets the connection: the client gets an RST, not the end of a stream.
    func reset() async throws(Ended) {
        if let socket = channel as? any SocketOptionProvider {
            // To linger for no time is to forget what is unsent and reset.
            try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await end()
    }

    /// Closes the connection after what has been sent.
    func end() async throws(Ended) {
        try? await channel.close().get()
        throw Ended()
    }
}
