extension SimulatorConfiguration {
    /// Throws if a setting has a value that cannot be, naming it.
    func validate() throws(SimulatorError) {
        try require(
            managementAccount.isAccountID, "managementAccount", managementAccount, "an account ID is twelve digits")
        try require(!host.isEmpty, "host", host, "it is a name or an address")
        try require((0...65535).contains(port), "port", "\(port)", "a port is 0 to 65535")
        try require(
            (0...1_000_000).contains(accounts ?? 0), "accounts", "\(accounts ?? 0)", "it can be 0 to a million")
        try require(
            (0...Organization.maximumUnits).contains(ous ?? 0), "ous", "\(ous ?? 0)",
            "an organization has 0 to \(Organization.maximumUnits)")
        try require(
            !startEmpty || (accounts == nil && ous == nil), "startEmpty", "\(startEmpty)",
            "what starts empty has no accounts or OUs to generate")
        try require(createDuration >= .zero, "createDuration", "\(createDuration)", "it cannot be negative")
        try require((listLag ?? .zero) >= .zero, "listLag", "\(listLag ?? .zero)", "it cannot be negative")
        try require(
            finalizingDuration >= .zero, "finalizingDuration", "\(finalizingDuration)", "it cannot be negative")
        try require(accountLimit >= 1, "accountLimit", "\(accountLimit)", "the management account counts, too")
        try require(createsAtOnce >= 1, "createsAtOnce", "\(createsAtOnce)", "it is one at least")
        try require(closeDuration >= .zero, "closeDuration", "\(closeDuration)", "it cannot be negative")
        try require(slowDuration >= .zero, "slowDuration", "\(slowDuration)", "it cannot be negative")
        let served = Set(AWSService.all.flatMap(\.operations.keys))
        // AWS's own limits name what is not served, too.
        for operation in throttle.operations.keys.sorted() where throttle != .aws {
            try require(served.contains(operation), "throttle", throttle.text, "'\(operation)' is not served")
        }
    }

    private func require(
        _ condition: Bool, _ setting: String, _ value: String, _ rule: String
    ) throws(SimulatorError) {
        guard condition else { throw .invalidConfiguration(setting: setting, value: value, rule: rule) }
    }
}
