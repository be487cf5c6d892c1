import Testing

@testable import Dashboard

struct DashboardAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080), ("localhost:0", "localhost", 0), ("[::1]:65535", "::1", 65535),
    ])
    func itIsAHostAndAPort(text: String, host: String, port: Int) throws {
        let address = try #require(DashboardAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", ":", "8080", ":8080", "localhost", "localhost:", "localhost:65536", "localhost:-1", "localhost:+1",
        "::1:80",
        "[]:80", "localhost:٣", "localhost:80 ", "localhost:999999999999999999999",
    ])
    func anythingElseIsNone(text: String) { #expect(DashboardAddress(text) == nil) }
}
