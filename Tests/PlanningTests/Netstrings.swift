import Planning

/// The digest over a canonical form, written here once more from its description: netstrings, and `-` for what
/// is absent.
func digest(ofForm parts: String?...) -> Digest { digest(ofForm: parts) }

func digest(ofForm parts: [String?]) -> Digest {
    var bytes: [UInt8] = []
    for part in parts {
        guard let part else {
            bytes += Array("-".utf8)
            continue
        }
        let utf8 = Array(part.utf8)
        bytes += Array(String(utf8.count).utf8) + Array(":".utf8) + utf8 + Array(",".utf8)
    }
    return Digest(of: bytes)
}
