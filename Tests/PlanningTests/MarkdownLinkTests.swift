import Planning
import Testing

/// GitHub makes links of bare addresses, in any case and without a scheme.
struct MarkdownLinkTests {
    @Test(arguments: [
        ("HTTP://evil.example", "HTTP&#58;//evil.example"), ("Https://evil.example", "Https&#58;//evil.example"),
        ("ftp://evil.example", "ftp&#58;//evil.example"), ("www.evil.example", "www&#46;evil.example"),
        ("see WWW.evil.example", "see WWW&#46;evil.example"),
        ("http://www.evil.example", "http&#58;//www&#46;evil.example"),
    ])
    func areOnlyText(_ text: String, _ shown: String) {
        #expect(Escaping.markdown(text) == shown)
    }
}
