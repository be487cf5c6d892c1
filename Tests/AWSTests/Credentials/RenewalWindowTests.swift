import Foundation
import Testing

@testable import AWS

@Suite struct RenewalWindowTests {
    @Test(arguments: [
        // An hour, and half a day: a quarter of an hour before the end, and ten minutes.
        (life: 3600.0, left: 901.0, urgency: RenewalWindow.Urgency.none), (3600, 900, .advisory),
        (3600, 601, .advisory), (3600, 600, .mandatory), (43_200, 901, .none), (43_200, 900, .advisory),
        (43_200, 600, .mandatory), (3600, -1, .mandatory),
        // The shortest that STS gives.
        (900, 840, .none), (900, 226, .none), (900, 225, .advisory), (900, 151, .advisory), (900, 150, .mandatory),
        // Expired as they came.
        (-60, -60, .mandatory),
    ]) func `the window depends on how long they last`(
        life: Double, left: Double, urgency: RenewalWindow.Urgency
    ) {
        let end = Date(timeIntervalSince1970: 1_900_000_000)
        let window = RenewalWindow(obtained: end.addingTimeInterval(-life), expiration: end)
        #expect(window.urgency(at: end.addingTimeInterval(-left)) == urgency)
        #expect(window.isExpired(at: end.addingTimeInterval(-left)) == (left <= 0))
    }

    @Test func `what has no end is never renewed`() {
        let window = RenewalWindow(obtained: .distantPast, expiration: nil)
        #expect(window.urgency(at: .distantFuture) == .none && !window.isExpired(at: .distantFuture))
    }
}
