import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The image, the manifests and the IAM policies, against their schemas and linters and our own rules.
@Suite struct DeploymentTests {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardized.path
    private static let files = [
        "Dockerfile", "Package.swift", "compose.yaml", "deploy/kubernetes.yaml", "deploy/ecs.yaml",
        "docs/configuration.md", "docs/iam/doctor.json", "docs/iam/full.json", "docs/iam/observe.json",
    ]

    @Test(arguments: ["dockerfile", "compose", "kubernetes", "ecs", "iam"])
    func `what is there passes`(subject: String) async throws {
        #expect(try await Self.problems(of: subject, in: Self.project) == "")
    }

    /// A file, a text of it and what is put in its place, and what is then said.
    struct Fault: Sendable, CustomTestStringConvertible {
        var subject: String
        var file: String
        var from: String
        var to: String
        var says: String
        /// Whether a schema or a linter says it, and not our rules. Those take their time.
        var isLinted = false

        var testDescription: String { "\(file): \(from) → \(to)" }

        init(_ subject: String, _ file: String, _ from: String, _ to: String, says: String, isLinted: Bool = false) {
            (self.subject, self.file, self.from, self.to, self.says) = (subject, file, from, to, says)
            self.isLinted = isLinted
        }

        static func kubernetes(_ from: String, _ to: String, says: String, isLinted: Bool = false) -> Fault {
            Fault("kubernetes", "deploy/kubernetes.yaml", from, to, says: says, isLinted: isLinted)
        }

        static func compose(_ from: String, _ to: String, says: String, isLinted: Bool = false) -> Fault {
            Fault("compose", "compose.yaml", from, to, says: says, isLinted: isLinted)
        }

        static func ecs(_ from: String, _ to: String, says: String, isLinted: Bool = false) -> Fault {
            Fault("ecs", "deploy/ecs.yaml", from, to, says: says, isLinted: isLinted)
        }
    }

    private static let faults: [Fault] = [
        Fault(
            "dockerfile", "Dockerfile", "--yes --no-install-recommends libcurl", "--no-install-recommends libcurl",
            says: "DL3014", isLinted: true),
        Fault("dockerfile", "Dockerfile", "libyaml-dev ", "", says: "Package.swift names"),
        Fault("dockerfile", "Dockerfile", "USER 65532:65532", "USER 0:0", says: "USER 0:0"),
        .compose("pids_limit: 128", "pids: 128", says: "Unevaluated properties", isLinted: true),
        .compose("read_only: true", "read_only: false", says: "read_only"),
        .compose("init: true", "init: false", says: "init"),
        .compose("cap_drop: [ALL]", "cap_drop: [NET_RAW]", says: "cap_drop"),
        .compose("no-new-privileges:true", "no-new-privileges:false", says: "no-new-privileges"),
        .compose("mem_limit: 1g", "mem_limit: 512m", says: "memory: 512m is too little"),
        .kubernetes("memory: 1Gi", "memory: 768Mi", says: "memory: 768Mi is too little"),
        .compose("data:/var/lib/reeve", "data:/data", says: "volumes"),
        .compose("stop_grace_period: 30s", "stop_grace_period: 10s", says: "stop_grace_period"),
        .compose("127.0.0.1:8080:8080", "8080:8080", says: "ports"),
        .compose("REEVE_GIT_PASSWORD_FILE: /run/secrets/git_password", "REEVE_GIT_PASSWORD: x", says: "is no file"),
        .kubernetes("replicas: 1", "replicas: one", says: "kubernetes-validate", isLinted: true),
        .kubernetes("replicas: 1", "replicas: 2", says: "one at a time"),
        .kubernetes("{type: Recreate}", "{type: RollingUpdate}", says: "one at a time"),
        .kubernetes("runAsNonRoot: true", "runAsNonRoot: false", says: "restricted: runAsNonRoot"),
        .kubernetes("{type: RuntimeDefault}", "{type: Unconfined}", says: "restricted: seccompProfile"),
        .kubernetes("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", says: "restricted: allow"),
        .kubernetes("capabilities: {drop: [ALL]}", "capabilities: {}", says: "restricted: capabilities"),
        .kubernetes("emptyDir: {sizeLimit: 4Gi}", "hostPath: {path: /data}", says: "restricted: volume data"),
        .kubernetes("enableServiceLinks: false", "hostNetwork: true", says: "restricted: host namespaces"),
        .kubernetes("enforce: restricted", "enforce: baseline", says: "enforces no profile"),
        .kubernetes("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", says: "readOnlyRootFilesystem"),
        .kubernetes("terminationGracePeriodSeconds: 30", "terminationGracePeriodSeconds: 20", says: "terminationGrace"),
        .kubernetes("policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]", says: "NetworkPolicy"),
        .kubernetes("169.254.20.10/32", "169.254.20.1/32", says: "169.254.20.10 is cut off"),
        .kubernetes("cidr: \"::/0\"", "cidr: \"fc00::/7\"", says: "2001:db8::1 is cut off"),
        .kubernetes("fd00:ec2::23/128", "fd00:ec2::24/128", says: "fd00:ec2::23 is cut off"),
        .kubernetes(", \"fd00:ec2::254/128\"", "", says: "fd00:ec2::254 can be asked"),
        .kubernetes(", except: [169.254.0.0/16]", "", says: "169.254.169.254 can be asked"),
        .ecs("Memory: \"1024\"", "Memory: \"512\"", says: "memory: 512 is too little"),
        .ecs("NetworkMode: awsvpc", "NetworkMode: bridge", says: "cfn-lint", isLinted: true),
        .ecs("                - organizations:ListRoots\n", "", says: "not docs/iam/full.json"),
        .ecs("ReadonlyRootFilesystem: true", "ReadonlyRootFilesystem: false", says: "ReadonlyRootFilesystem"),
        .ecs("{Drop: [ALL]}", "{Drop: [NET_RAW]}", says: "Capabilities"),
        .ecs("InitProcessEnabled: true", "InitProcessEnabled: false", says: "InitProcessEnabled"),
        .ecs("StopTimeout: 30", "StopTimeout: 5", says: "StopTimeout"),
        .ecs("MaximumPercent: 100", "MaximumPercent: 200", says: "one at a time"),
        Fault(
            "iam", "docs/iam/full.json", "organizations:CreateAccount", "organizations:MakeAccount", says: "no action"),
        Fault("iam", "docs/iam/full.json", ":account/o-*/*", ":handshake/o-*/*", says: "is not of"),
        Fault("iam", "docs/iam/full.json", "aws:ResourceTag/reeve:owner", "aws:PrincipalTag/x", says: "does not know"),
    ]

    @Test(arguments: faults)
    func `what is wrong with it is said`(fault: Fault) async throws {
        try await withTemporaryDirectory { folder in
            for file in Self.files {
                let target = URL(fileURLWithPath: "\(folder)/\(file)")
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                var text = try String(contentsOfFile: "\(Self.project)/\(file)", encoding: .utf8)
                if file == fault.file {
                    let at = try #require(text.range(of: fault.from))
                    text.replaceSubrange(at, with: fault.to)
                }
                try text.write(to: target, atomically: true, encoding: .utf8)
            }
            let said = try await Self.problems(of: fault.subject, in: folder, fault.isLinted ? [] : ["rules"])
            #expect(said.contains(fault.says), "\(said)")
        }
    }

    private static func problems(of subject: String, in folder: String, _ more: [String] = []) async throws -> String {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scripts/check_deployment.py").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments([script, folder, subject] + more),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else { throw Tool.Failed(description: result.standardError) }
        return result.standardOutput
    }
}
