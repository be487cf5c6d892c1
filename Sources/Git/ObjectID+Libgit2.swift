internal import CGit2

extension ObjectID {
    init(_ oid: git_oid) {
        var oid = oid
        let hex = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 41) { buffer in
            git_oid_tostr(buffer.baseAddress, buffer.count, &oid)
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
        self.init(printed: hex)
    }

    var oid: git_oid {
        var oid = git_oid()
        // Cannot fail: the initializer let only forty hexadecimal digits through.
        git_oid_fromstr(&oid, hex)
        return oid
    }
}
