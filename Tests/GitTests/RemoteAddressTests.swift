import Foundation
import Git
import Testing

@Suite struct RemoteAddressTests {
    @Test(arguments: [
        ("/srv/git/accounts.git", "/srv/git/accounts.git"),
        ("file:///srv/git/accounts%20x.git", "/srv/git/accounts x.git"),
        ("file://localhost/srv/a.git", "/srv/a.git"),
        ("https://git.example.com/acme/accounts.git", "https://git.example.com/acme/accounts.git"),
        ("https://ada:correct-horse@git.example.com:8443/a.git", "https://git.example.com:8443/a.git"),
        ("http://token@git.example.com/a.git", "http://git.example.com/a.git"),
        ("ssh://git@git.example.com/acme/a.git", "ssh://git@git.example.com/acme/a.git"),
        ("ssh://git.example.com:2222/~ada/a.git", "ssh://git.example.com:2222/~ada/a.git"),
        ("git+ssh://git@[::1]:2222/a.git", "ssh://git@[::1]:2222/a.git"),
        ("git@git.example.com:acme/a.git", "ssh://git@git.example.com/acme/a.git"),
    ])
    func reads(_ text: String, as description: String) throws {
        #expect(try RemoteAddress(text).description == description)
    }

    @Test func aRelativePathIsMadeAbsolute() throws {
        let current = FileManager.default.currentDirectoryPath
        #expect(try RemoteAddress("some/repo.git").description == current + "/some/repo.git")
        #expect(try RemoteAddress("./a:b").isLocal)
    }

    @Test(arguments: [
        ("git://example.com/a.git", GitError.Code.unsupported), ("", .invalidInput), ("https://", .invalidInput),
        ("ssh://git:canary@example.com/a.git", .invalidInput), ("ssh://-oProxyCommand=x/a.git", .invalidInput),
        ("-oProxyCommand=x:a.git", .invalidInput), ("git@example.com:-x", .invalidInput),
        ("-lroot@example.com:x", .invalidInput), ("ssh://git@example.com", .invalidInput),
        ("git@example.com:", .invalidInput),
        ("file://elsewhere/a.git", .invalidInput), ("https://example.com/a.git?token=canary", .invalidInput),
        ("https://example.com/\n", .invalidInput),
    ])
    func refuses(_ text: String, with expected: GitError.Code) async {
        let error = await error { _ = try RemoteAddress(text) }
        #expect(error?.code == expected)
        #expect(error?.description.contains("canary") == false)
    }

    @Test func neverShowsCredentials() throws {
        let address = try RemoteAddress("https://canary:canary@example.com/a.git")
        #expect(!"\(address)".contains("canary"))
        var dumped = ""
        dump(address, to: &dumped)
        #expect(!dumped.contains("canary"))
        #expect(!String(reflecting: address).contains("canary"))
    }

    @Test(arguments: [
        ("cannot reach https://ada:canary@example.com/a.git: no", "cannot reach https://***@example.com/a.git: no"),
        ("'http://can@ry@h/x' and ssh://canary@h", "'http://***@h/x' and ssh://***@h"),
        ("mail ada@example.com, see https://example.com/ada", "mail ada@example.com, see https://example.com/ada"),
        ("'https://ada:can/a?r#y@example.com/a.git'", "'https://***@example.com/a.git'"),
        ("see https://ada:12/canary@example.com/a.git", "see https://***@example.com/a.git"),
    ])
    func errorsAreRedacted(_ text: String, as message: String) {
        #expect(GitError(.local, text, operation: "test").message == message)
    }
}
