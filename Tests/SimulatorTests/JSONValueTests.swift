import Foundation
import Testing

@testable import Simulator

struct JSONValueTests {
    /// One time has two spellings, in two services, and clients compare them.
    @Test func bothSpellingsOfATimeAreTheSameMillisecond() {
        for millisecond in 0..<1000 {
            for fraction in [-0.4, 0, 0.4] {
                let date = Date(timeIntervalSince1970: 1_760_000_000 + (Double(millisecond) + fraction) / 1000)
                #expect(JSONValue.timestamp(date) == .number(1_760_000_000 + Double(millisecond) / 1000))
                let digits = String(String(1000 + millisecond).dropFirst())
                #expect(JSONValue.iso8601(date) == .string("2025-10-09T08:53:20.\(digits)Z"))
            }
        }
    }

    @Test func membersThatAreNilAreLeftOut() throws {
        let value = JSONValue.object(["b": "x/\"y\"", "a": nil, "c": .integer(1)])
        #expect(String(decoding: value.encoded(), as: UTF8.self) == #"{"b":"x/\"y\"","c":1}"#)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let scalars = (0...0x7F).compactMap { Unicode.Scalar($0) } + ["é", "\u{2028}", "𝄞"]
        let value: JSONValue = [
            "text": .string(String(String.UnicodeScalarView(scalars))), "\"": .null, "no": .bool(false),
            "numbers": [.integer(.min), .integer(.max), .number(1_760_000_000.125), .number(-1e-300)],
            "empty": [[], [:], ""], "nested": [["a": [["b": .bool(true)]]]],
        ]
        #expect(try JSONDecoder().decode(JSONValue.self, from: value.encoded()) == value)
    }

    @Test(arguments: ["{}", #" { "a" : [ 1 , "," , "]" ] } "#, #"{"a": "\\", "b": ",\""}"#, "[[],{}]"])
    func jsonIsAccepted(text: String) {
        #expect(StrictJSON.accepts(Data(text.utf8)))
    }

    @Test(arguments: [
        Array(#"{"a": 1,}"#.utf8), Array("[1, ]".utf8), Array(#"{"a": [1,]}"#.utf8), [0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
        [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D], [0x22, 0xC3, 0x22],
    ])
    func whatFoundationAloneAcceptsIsNoJSON(bytes: [UInt8]) {
        #expect(throws: AWSError.self) { try JSONValue.object(fromBody: Data(bytes)) }
        #expect(!StrictJSON.accepts(Data(bytes)))
    }

    @Test func markupIsEscapedInXML() {
        #expect(
            XML.element("A", ["B": "<&\">", "C": ["x"]]) == "<A><B>&lt;&amp;&quot;&gt;</B><C><member>x</member></C></A>"
        )
    }
}
