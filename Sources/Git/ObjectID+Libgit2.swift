internal import CGit2

extension ObjectID {
    init(_ oid: git_oid) {
        self = withUnsafeBytes(of: oid) { ObjectID(bytes: $0) }
    }

    var oid: git_oid {
        var oid = git_oid()
        // Cannot fail: the initializer let only forty hexadecimal digits through.
        git_oid_fromstr(&oid, hex)
        return oid
    }
}
