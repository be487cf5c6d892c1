import TestSupport
import Testing

/// Certificates are verified, for AWS and for Git alike.
@Suite struct TLSTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    @Test func `an AWS endpoint whose certificate is not trusted gets no request`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, Self.files)
            try await withWebServer(in: folder, tls: true) { server in
                var reeve = ReeveProcess(
                    environment: [
                        "AWS_ENDPOINT_URL": server.url, "AWS_ACCESS_KEY_ID": "AKIATEST",
                        "AWS_SECRET_ACCESS_KEY": "secret",
                        "REEVE_REPO": repository.remote,
                    ], folder: folder)
                let untrusted = try await reeve("plan", "--ref", "main")
                #expect(untrusted.code == 1)
                #expect(untrusted.error.contains("error[RV5002]"))
                #expect(try server.requests().isEmpty)
                // With its authority it is trusted, and turns out to be no AWS.
                reeve.environment["AWS_CA_BUNDLE"] = server.caFile
                let trusted = try await reeve("plan", "--ref", "main")
                #expect(trusted.code == 1)
                #expect(trusted.error.contains("the endpoint does not know this operation"))
                #expect(try !server.requests().isEmpty)
            }
        }
    }

    @Test func `a Git server whose certificate is not trusted is not read`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, Self.files)
            try await Tool.run("git", ["clone", "--quiet", "--bare", repository.remote, folder + "/git/remote.git"])
            try await withWebServer(in: folder, tls: true) { server in
                var reeve = ReeveProcess(folder: folder)
                let url = server.url + "/git/remote.git"
                let untrusted = try await reeve("status", "--repo", url)
                #expect(untrusted.code == 1)
                #expect(untrusted.error.contains("error[RV4001]: the Git server's certificate is not trusted"))
                reeve.environment["GIT_SSL_CAINFO"] = server.caFile
                let trusted = try await reeve("status", "--repo", url)
                #expect(trusted.error.contains("error[RV4002]: the repository has no branch 'reeve/status'"))
            }
        }
    }
}
