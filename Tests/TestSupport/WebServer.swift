import Foundation
import Subprocess
import SystemPackage

/// nginx before `git http-backend`, serving the repositories in `git/` of a folder.
package struct WebServer: Sendable {
    package static let user = "ada"
    package static let password = "correct-horse"

    /// `/git/` takes anyone, `/private/` the user above, `/moved/` and `/port/N/` send elsewhere.
    package let url: String
    package let caFile: String?
    fileprivate let accessLog: String

    /// User, method, path and status of the requests so far, a line each.
    package func requests() throws -> [String] {
        try String(contentsOfFile: accessLog, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

/// Runs the servers as long as `body` runs.
package func withWebServer(in folder: String, tls: Bool = false, _ body: @Sendable (WebServer) async throws -> Void)
    async throws
{
    if tls { try await makeCertificates(in: folder) }
    // fcgiwrap gets its socket from us, already listening, so that no request can come too early.
    let socket = try Sockets.listen(atPath: folder + "/fcgi")
    var options = PlatformOptions()
    // fcgiwrap's own children outlive it unless they are told, too.
    options.createSession = true
    options.teardownSequence = [
        .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(5))
    ]
    _ = try await run(
        .path(Tool.path("fcgiwrap")), arguments: ["-c", "4"],
        environment: .inherit.updating(["HOME": folder, "GIT_CONFIG_NOSYSTEM": "1"]), platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: socket), closeAfterSpawningProcess: true),
        output: .discarded, error: .discarded
    ) { gateway in
        try await runNginx(in: folder, tls: tls, options, body)
        await gateway.teardown(using: options.teardownSequence)
    }
}

private func runNginx(
    in folder: String, tls: Bool, _ options: PlatformOptions, _ body: @Sendable (WebServer) async throws -> Void
) async throws {
    // Between finding a free port and nginx taking it, another program may; then with another one.
    for _ in 1...5 {
        let port = try Sockets.freePort()
        try configuration(in: folder, port: port, tls: tls)
            .write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        let server = WebServer(
            url: tls ? "https://localhost:\(port)" : "http://127.0.0.1:\(port)",
            caFile: tls ? folder + "/ca.pem" : nil, accessLog: folder + "/access.log")
        let result = try await run(
            .path(Tool.path("nginx")), arguments: ["-e", "stderr", "-p", folder, "-c", folder + "/nginx.conf"],
            platformOptions: options, input: .none, output: .discarded, error: .sequence
        ) { nginx in
            let (started, starting) = AsyncStream.makeStream(of: Bool.self)
            let errors = nginx.standardError
            let log = Task {
                // It says so once it listens.
                for try await line in errors.strings() where line.contains("getrlimit") { starting.yield(true) }
                starting.finish()
            }
            var startup = started.makeAsyncIterator()
            let isUp = await startup.next() ?? false
            if isUp { try await body(server) }
            await nginx.teardown(using: options.teardownSequence)
            _ = try? await log.value
            return isUp
        }
        if result.closureResult { return }
    }
    throw Tool.Failed(description: "nginx does not start")
}

private func configuration(in folder: String, port: Int, tls: Bool) throws -> String {
    try "\(WebServer.user):{PLAIN}\(WebServer.password)\n"
        .write(toFile: folder + "/users", atomically: true, encoding: .utf8)
    let certificate = tls ? "ssl_certificate \(folder)/server.pem; ssl_certificate_key \(folder)/server.key;" : ""
    let backend = """
        fastcgi_pass unix:\(folder)/fcgi;
        fastcgi_split_path_info ^(/[a-z]+)(/.*)$;
        fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
        fastcgi_param GIT_PROJECT_ROOT \(folder)/git;
        fastcgi_param GIT_HTTP_EXPORT_ALL 1;
        fastcgi_param PATH_INFO $fastcgi_path_info;
        fastcgi_param QUERY_STRING $query_string;
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param CONTENT_TYPE $content_type;
        fastcgi_param CONTENT_LENGTH $content_length;
        fastcgi_param REMOTE_USER $remote_user;
        fastcgi_param REMOTE_ADDR $remote_addr;
        """
    let temporary = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map { "\($0)_temp_path \(folder)/\($0);" }
    return """
        daemon off;
        master_process off;
        pid \(folder)/nginx.pid;
        error_log stderr notice;
        events { worker_connections 64; }
        http {
            log_format short "$remote_user $request_method $uri $status";
            access_log \(folder)/access.log short;
            client_max_body_size 0;
            \(temporary.joined(separator: "\n"))
            server {
                listen 127.0.0.1:\(port)\(tls ? " ssl" : "");
                \(certificate)
                location /git/ { \(backend) }
                location /private/ { auth_basic reeve; auth_basic_user_file \(folder)/users; \(backend) }
                location /moved/ { rewrite ^/moved/(.*)$ http://localhost:\(port)/git/$1 permanent; }
                location /port/ {
                    rewrite ^/port/([0-9]+)/(.*)$ http://127.0.0.1:$1/private/remote.git/$2 permanent;
                }
                location / { return 404; }
            }
        }
        """
}

private func makeCertificates(in folder: String) async throws {
    let key = ["req", "-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    try await Tool.run(
        "openssl", key + ["-subj", "/CN=Test CA", "-keyout", folder + "/ca.key", "-out", folder + "/ca.pem"])
    try await Tool.run(
        "openssl",
        key + [
            "-CA", folder + "/ca.pem", "-CAkey", folder + "/ca.key", "-subj", "/CN=localhost",
            "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", folder + "/server.key", "-out", folder + "/server.pem",
        ])
}
