import Foundation
import Testing

@testable import Simulator

struct ThrottleTests {
    @Test(
        arguments: [
            ("off", [:], [:]),
            ("5", Dictionary(uniqueKeysWithValues: APIFamily.allCases.map { ($0, "5.0/5.0") }), [:]),
            ("0.5", Dictionary(uniqueKeysWithValues: APIFamily.allCases.map { ($0, "0.5/1.0") }), [:]),
            ("sts=2/9", [.sts: "2.0/9.0"], [:]),
            (
                "organizations-read=10/15, PutAccountName=1,account-write=1.5",
                [.organizationsRead: "10.0/15.0", .accountWrite: "1.5/2.0"], ["PutAccountName": "1.0/1.0"]
            ),
        ] as [(String, [APIFamily: String], [String: String])])
    func aTextIsRead(text: String, families: [APIFamily: String], operations: [String: String]) throws {
        let throttle = try Throttle(text)
        #expect(throttle.families.mapValues { "\($0.rate)/\($0.burst)" } == families)
        #expect(throttle.operations.mapValues { "\($0.rate)/\($0.burst)" } == operations)
        #expect(throttle.text == text)
    }

    @Test func thePresetLimitsEveryFamily() throws {
        #expect(try Throttle("aws") == .aws)
        #expect(Set(Throttle.aws.families.keys) == Set(APIFamily.allCases))
    }

    @Test(arguments: [
        "", "fast", "0", "-1", "nan", "inf", "5/0", "5/0.5", "5/", "5/6/7", "sts", "sts=", "sts=x", "iam=5", "sts=5,",
        "sts=5=6", "5,6",
    ])
    func nonsenseIsRefused(text: String) {
        #expect(throws: SimulatorError.self) { try Throttle(text) }
    }

    @Test func anOperationThatIsNotServedIsRefused() {
        #expect(throws: SimulatorError.self) {
            var configuration = SimulatorConfiguration()
            configuration.throttle = try Throttle("ListAcounts=1")
            try configuration.validate()
        }
    }

    @Test func aBucketHasItsBurstAndFillsUpAgain() {
        var bucket = TokenBucket(Throttle.Limit(rate: 2, burst: 3), at: Fixture.start)
        func taken(at seconds: [Double]) -> [Bool] { seconds.map { bucket.take(at: Fixture.start + $0) } }
        #expect(taken(at: [0, 0, 0, 0]) == [true, true, true, false])
        #expect(taken(at: [0.4, 0.5, 0.5]) == [false, true, false])
        // No more than the burst, however long it waits.
        #expect(taken(at: [1000, 1000, 1000, 1000]) == [true, true, true, false])
        // Time that runs backwards neither gives nor takes.
        #expect(taken(at: [0, 1000.4, 1000.5]) == [false, false, true])
    }

    @Test func smallStepsAddUpToAToken() {
        var bucket = TokenBucket(Throttle.Limit(rate: 1, burst: 1), at: Fixture.start)
        let taken = (0...10).map { bucket.take(at: Fixture.start + Double($0) / 10) }
        #expect(taken.filter { $0 }.count == 2)
    }

    @Test func anOperationOfItsOwnDoesNotCountForItsFamily() throws {
        var throttler = Throttler(try Throttle("organizations-read=1,ListRoots=1"))
        var admitted: [Bool] = []
        for operation in ["ListRoots", "ListRoots", "ListAccounts", "DescribeAccount"] {
            admitted.append(throttler.admits(operation, of: .organizationsRead, at: Fixture.start))
        }
        #expect(admitted == [true, false, true, false])
        let other = throttler.admits("CreateAccount", of: .organizationsWrite, at: Fixture.start)
        #expect(other)
    }

    @Test(
        arguments: [
            ("organizations", "ListRoots", .organizationsRead),
            ("organizations", "DescribeAccount", .organizationsRead),
            ("organizations", "TagResource", .organizationsWrite), ("account", "GetPrimaryEmail", .accountRead),
            ("account", "PutAccountName", .accountWrite), ("tagging", "GetResources", .tagging),
            ("sts", "GetCallerIdentity", .sts), ("s3", "GetObject", nil),
        ] as [(String, String, APIFamily?)])
    func eachOperationHasAFamily(service: String, operation: String, family: APIFamily?) {
        #expect(APIFamily(service: service, operation: operation) == family)
    }
}
