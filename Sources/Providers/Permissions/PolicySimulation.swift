import AWS

/// What IAM's policy simulator says of actions that are not asked for.
///
/// It counts the policies of the user or role, of its groups, and its permissions boundary, and no policy that a session
/// was given when it began.
struct PolicySimulation: Sendable {
    /// What an action is on, and what a condition may ask of that.
    struct Question: Sendable, Hashable {
        /// An ARN, or `*`.
        var resource: String
        /// Values of context keys.
        var context: [String: String] = [:]
    }

    private enum Principal {
        /// The account's own, whom no policy of IAM binds.
        case rootUser
        /// A user or a role.
        case policySource(arn: String)
        /// One that cannot be asked about, and why.
        case none(String)
    }

    private let client: AWSClient
    private let principal: Principal

    /// - Parameter caller: the ARN by which STS knows the caller.
    init(of caller: String, client: AWSClient) async throws(CancellationError) {
        self.client = client
        let parts = caller.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let name = parts.last?.split(separator: "/") ?? []
        switch (parts.count == 6 ? parts[2] : "", name.first) {
        case ("iam", "root"): principal = .rootUser
        case ("iam", "user"): principal = .policySource(arn: caller)
        case ("sts", "assumed-role") where name.count == 3:
            principal = try await Self.role(
                String(name[1]), orElse: "arn:\(parts[1]):iam::\(parts[4]):role/\(name[1])", client)
        default: principal = .none("IAM is asked about users and roles alone")
        }
    }

    /// A session's name is without the path that its role may have.
    private static func role(
        _ name: String, orElse arn: String, _ client: AWSClient
    ) async throws(CancellationError) -> Principal {
        do {
            return .policySource(arn: try await client.send(GetRole(name: name)).output.arn)
        } catch let error as AWSError {
            return error.kind == .accessDenied ? .policySource(arn: arn) : .none(error.description)
        } catch {
            throw CancellationError()
        }
    }

    func verdict(on action: String, _ question: Question) async throws(CancellationError) -> Permission.Verdict {
        switch principal {
        case .rootUser: return .allowed
        case .none(let why): return .unknown(why)
        case .policySource(let arn):
            let asked = SimulatePrincipalPolicy(
                source: arn, action: action, resource: question.resource, context: question.context)
            do {
                return Self.verdict(try await client.send(asked).output)
            } catch let error as AWSError where error.kind == .accessDenied {
                return .unknown("IAM may not be asked, which docs/iam/doctor.json allows")
            } catch let error as AWSError {
                return .unknown(error.description)
            } catch {
                throw CancellationError()
            }
        }
    }

    private static func verdict(_ answer: SimulatePrincipalPolicy.Output) -> Permission.Verdict {
        if answer.decision == "allowed" { return .allowed }
        guard answer.missingContext.isEmpty else {
            let missing = answer.missingContext.sorted().joined(separator: ", ")
            return .unknown("IAM says \(answer.decision) without \(missing)")
        }
        return .denied("IAM's policy simulator says \(answer.decision)")
    }
}
