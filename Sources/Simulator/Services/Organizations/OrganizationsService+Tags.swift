extension OrganizationsService {
    static let tagOperations: [String: Operation] = [
        "TagResource": writing { organization, parameters, _ in
            try organization.tag(
                parameters.text("ResourceId", .taggableID),
                with: parameters.required("Tags", parameters.optionalTags("Tags")))
            return [:]
        },
        "UntagResource": writing { organization, parameters, _ in
            let keys = try parameters.optionalTexts("TagKeys", .tagKey, count: 0...1000)
            try organization.untag(
                parameters.text("ResourceId", .taggableID), keys: parameters.required("TagKeys", keys))
            return [:]
        },
        "ListTagsForResource": reading { organization, parameters, _ in
            let resource = try parameters.text("ResourceId", .taggableID)
            // Fifty tags are one page, so no token is ever given out, and none is right.
            guard try parameters.optionalText("NextToken", .any(0...100_000)) == nil else {
                throw AWSError.invalidInput("INVALID_NEXT_TOKEN", "NextToken is not one of this list.")
            }
            return ["Tags": .tags(try organization.tags(of: resource))]
        },
    ]
}

extension Parameters {
    /// Tags as they stand in the request, if they do.
    func optionalTags(_ name: String) throws(AWSError) -> [Tag]? {
        try optionalStructures(name)?.map { tag throws(AWSError) in
            Tag(key: try tag.text("Key", .tagKey), value: try tag.text("Value", .tagValue))
        }
    }
}
