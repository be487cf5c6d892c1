import OrderedCollections

/// The tags of accounts, units, the root and policies.
extension Organization {
    func tags(of resource: String) throws(AWSError) -> [String: String] {
        try requireResource(resource)
        return tags[resource] ?? [:]
    }

    mutating func tag(_ resource: String, with newTags: [Tag]) throws(AWSError) {
        try requireTaggable(resource)
        let checked = try Tag.checked(newTags)
        let merged = try tags(of: resource).merging(checked) { $1 }
        try Tag.checkCount(merged.count)
        setTags(merged, of: resource)
    }

    /// Removes tags. A key that is not there is no error, as in AWS.
    mutating func untag(_ resource: String, keys: [String]) throws(AWSError) {
        try requireTaggable(resource)
        var remaining = try tags(of: resource)
        for key in keys {
            try Tag.checkNotReserved(key)
            remaining[key] = nil
        }
        setTags(remaining, of: resource)
    }

    mutating func setTags(_ newTags: [String: String], of resource: String) {
        tags[resource] = newTags.isEmpty ? nil : newTags
    }

    /// AWS's own policies belong to no organization, so none can tag them.
    private func requireTaggable(_ id: String) throws(AWSError) {
        guard (try? policy(id))?.isManaged != true else { throw .immutablePolicy }
    }

    private func requireResource(_ id: String) throws(AWSError) {
        guard isParent(id) || accounts[id] != nil || (try? policy(id)) != nil else { throw .targetNotFound }
    }
}
