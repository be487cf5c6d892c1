import FoundationEssentials

extension ServiceRequest {
    /// Who calls, or the error that the service has for such credentials.
    func caller(in cloud: Cloud, at now: Date) throws(AWSError) -> Caller {
        if isUnsigned { return .user(of: cloud.management) }
        do {
            return try cloud.caller(
                accessKeyID: credential?.accessKeyID, token: credential?.sessionToken, at: now)
        } catch {
            throw service?.dialect.error(error) ?? .missingAuthentication
        }
    }
}

extension AWSService.Dialect {
    /// Query and REST-JSON answer with 403, AWS JSON with 400 (the common errors of STS and Organizations;
    /// for REST-JSON, what API Gateway does).
    fileprivate func error(_ refusal: Caller.Refusal) -> AWSError {
        let (code, status) =
            switch (self, refusal) {
            case (.query, .expired): ("ExpiredToken", 403)
            case (.query, .invalid): ("InvalidClientTokenId", 403)
            case (.json, .expired): ("ExpiredTokenException", 400)
            case (.json, .invalid): ("UnrecognizedClientException", 400)
            case (.rest, .expired): ("ExpiredTokenException", 403)
            case (.rest, .invalid): ("UnrecognizedClientException", 403)
            }
        let problem = refusal == .expired ? "expired" : "invalid"
        return AWSError(
            code: code, message: "The security token included in the request is \(problem)", status: status)
    }
}
