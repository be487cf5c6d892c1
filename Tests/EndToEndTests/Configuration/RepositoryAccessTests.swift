import Git
import Testing

@testable import reeve

@Suite struct RepositoryAccessTests {
    @Test(arguments: ["a token", "a token\n", "a token\r\n"]) func `a password's last newline is none of it`(
        variable: String
    ) throws {
        let access = try RepositoryAccess.access(
            to: RemoteAddress("https://git.example.com/a.git"),
            Configuration(environment: ["REEVE_GIT_PASSWORD": variable]))
        #expect(access.credentials == .given(GitCredentials(username: "reeve", password: "a token")))
    }
}
