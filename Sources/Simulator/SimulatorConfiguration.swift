/// How a simulated AWS behaves: where it listens, what it starts with, how long things take.
public struct SimulatorConfiguration: Sendable {
    /// The address to listen on. The default is the loopback interface: this is not AWS, and
    /// everyone who can reach it may do everything.
    public var host = "127.0.0.1"

    /// The TCP port to listen on. The default, 0, lets the system choose a free one.
    public var port = 0

    /// The account that calls, and that an organization made here belongs to: twelve digits.
    public var managementAccount = "123456789012"

    /// What every generated identifier follows. Equal seeds and equal requests give equal answers.
    /// The default is 1.
    public var seed: UInt64 = 1

    /// Whether to start before CreateOrganization, with the management account alone.
    /// The default is false.
    public var startEmpty = false

    /// How many member accounts a generated organization has, the management account not counted.
    /// The default, nil, starts with the sample organization unless `ous` is given.
    public var accounts: Int?

    /// How many organizational units a generated organization has. The default, nil, is a number
    /// that suits `accounts`.
    public var ous: Int?

    /// How long CreateAccount takes. The default, zero, answers SUCCEEDED with the account's ID at
    /// once.
    public var createDuration: Duration = .zero

    /// How much later than its own status a new account appears in lists and in GetResources. The
    /// default, nil, is nothing if accounts take no time to be made, and else one second.
    public var listLag: Duration?

    /// How long an account is PENDING_CLOSURE after CloseAccount. The default is five seconds.
    public var closeDuration: Duration = .seconds(5)

    /// How long after CreateOrganization accounts cannot be made yet. The default is zero.
    public var finalizingDuration: Duration = .zero

    /// How many accounts the organization may have, closed ones and the management account included.
    /// AWS starts with ten and grants up to 10,000 (Organizations user guide, quotas). The default is
    /// 20,000, so that only those meet it who ask for it.
    public var accountLimit = 20_000

    /// How many accounts may be in the making before CreateAccount is refused. The default is five, AWS's (Organizations
    /// user guide, quotas).
    public var createsAtOnce = 5

    /// How many requests are taken before AWS's answer to too many. The default takes all.
    public var throttle = Throttle.off

    /// How often something goes wrong on the way. By default nothing does.
    public var faults = Faults.off

    /// How late an answer is that a fault makes slow. The default is two seconds.
    public var slowDuration: Duration = .seconds(2)

    /// A file that keeps the organization over a restart. If it exists, it decides what there is,
    /// and `managementAccount`, `startEmpty`, `accounts` and `ous` say nothing. The default, nil,
    /// keeps everything in memory.
    public var stateFile: String?

    /// A file to which one JSON line a request is appended. The default, nil, writes none.
    public var logFile: String?

    /// Whether accounts carry `Paths` and organizational units `Path`, as AWS sends them since 2026.
    /// The default is true.
    public var sendsPaths = true

    /// A configuration with every default.
    public init() {}

    var effectiveListLag: Duration {
        listLag ?? (createDuration == .zero ? .zero : .seconds(1))
    }
}
