import Planning
import Testing

/// GitHub makes links of bare addresses, in any case and without a scheme.
struct MarkdownLinkTests {
    @Test(arguments: [
        ("HTTP://evil.example", "HTTP:&#8203;//evil.example"), ("Https://evil.example", "Https:&#8203;//evil.example"),
        ("ftp://evil.example", "ftp:&#8203;//evil.example"), ("www.evil.example", "www&#8203;.evil.example"),
        ("see WWW.evil.example", "see WWW&#8203;.evil.example"),
        ("http://www.evil.example", "http:&#8203;//www&#8203;.evil.example"),
    ])
    func areOnlyText(_ text: String, _ shown: String) {
        #expect(Escaping.markdown(text) == shown)
    }
}
