import Foundation
import Git
import Testing

@Suite struct ObjectIDTests {
    @Test func readsFortyHexadecimalDigits() throws {
        let hex = "0123456789abcdef0123456789abcdef01234567"
        #expect(ObjectID(hex)?.hex == hex)
        #expect(ObjectID(hex.uppercased())?.hex == hex)
        for wrong in ["", "0123", hex + "0", String(hex.dropLast()) + "g", String(hex.dropLast(2)) + "é"] {
            #expect(ObjectID(wrong) == nil, "\(wrong)")
        }
    }

    @Test func isAStringInJSON() throws {
        let id = try #require(ObjectID(String(repeating: "a", count: 40)))
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(id)\"]")
        #expect(try JSONDecoder().decode([ObjectID].self, from: json) == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ObjectID].self, from: Data("[\"a\"]".utf8)) }
    }
}
