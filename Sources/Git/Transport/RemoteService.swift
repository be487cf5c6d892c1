internal import CGit2

/// What a remote is asked to do: the two services of Git's pack protocol (gitprotocol-pack(5)).
enum RemoteService: String {
    case uploadPack = "git-upload-pack"
    case receivePack = "git-receive-pack"
}

/// One step of a service, as libgit2 goes through them.
struct RemoteStep {
    enum Part {
        /// What references the remote has.
        case advertisement
        /// What is fetched or pushed then.
        case exchange
    }

    var service: RemoteService
    var part: Part

    init?(_ action: git_smart_service_t) {
        switch action {
        case GIT_SERVICE_UPLOADPACK_LS: self.init(service: .uploadPack, part: .advertisement)
        case GIT_SERVICE_UPLOADPACK: self.init(service: .uploadPack, part: .exchange)
        case GIT_SERVICE_RECEIVEPACK_LS: self.init(service: .receivePack, part: .advertisement)
        case GIT_SERVICE_RECEIVEPACK: self.init(service: .receivePack, part: .exchange)
        default: return nil
        }
    }

    init(service: RemoteService, part: Part) {
        self.service = service
        self.part = part
    }
}
