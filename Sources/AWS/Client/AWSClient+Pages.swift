extension AWSClient {
    /// Everything that a paged operation lists. A page may be empty and yet be followed by another.
    public func all<Operation: PagedOperation>(_ operation: Operation) async throws -> [Operation.Item] {
        try await withTaskExecutorPreference(RequestThreads.shared) { try await pages(of: operation) }
    }

    /// What comes between two pages runs on the threads of the requests; the pages are read elsewhere.
    private func pages<Operation: PagedOperation>(of operation: Operation) async throws -> [Operation.Item] {
        try await withThrowingTaskGroup(of: (Int, [Operation.Item]).self) { group in
            var request = PageRequest(operation: operation)
            var pages = 0
            repeat {
                try Task.checkCancellation()
                let answer = try await send(request)
                let page = pages
                group.addTask(executorPreference: globalConcurrentExecutor) {
                    (page, try Self.items(of: answer, for: Operation.self))
                }
                pages += 1
                request.operation.token = answer.output.token
            } while request.operation.token != nil
            var found = Array(repeating: [Operation.Item](), count: pages)
            for try await (page, items) in group { found[page] = items }
            return found.flatMap(\.self)
        }
    }

    private static func items<Operation: PagedOperation>(
        of answer: Answer<PageRequest<Operation>.Output>, for _: Operation.Type
    ) throws -> [Operation.Item] {
        do {
            return Operation.items(of: try Operation.decode(answer.output.body))
        } catch {
            throw AWSError.unreadable(Operation.self, requestID: answer.requestID)
        }
    }
}

extension AWSError {
    /// An answer that says it is one, and cannot be read as that.
    static func unreadable<Operation: AWSOperation>(_: Operation.Type, requestID: String?) -> AWSError {
        AWSError(
            kind: .unreadable, operation: Operation.name, code: "", message: "the answer cannot be read",
            requestID: requestID, mayHaveTakenEffect: true)
    }
}
