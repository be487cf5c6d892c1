import Foundation
import FoundationNetworking
import TestSupport
import Testing

struct OneTimeCodeTests {
    @Test func theCodeIsOnStandardErrorAndInTheLog() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                var request = URLRequest(
                    url: try #require(URL(string: "\(simulator.endpoint)/startPrimaryEmailUpdate")))
                request.httpMethod = "POST"
                request.httpBody = Data(
                    #"{"AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com"}"#.utf8)
                request.setValue("AWS4-HMAC-SHA256 Credential=AKIATEST", forHTTPHeaderField: "Authorization")
                _ = try await URLSession.shared.data(for: request)

                let code = try #require(try simulator.requests().first?.oneTimeCode)
                let lines = try simulator.errorText().split(separator: "\n")
                #expect(lines.count == 1)
                #expect(lines.first?.contains("The one-time code") == true)
                #expect(lines.first?.hasSuffix("is \(code)") == true)
            }
        }
    }
}
