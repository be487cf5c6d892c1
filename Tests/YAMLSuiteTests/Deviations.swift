/// Where Reeve differs from what the suite says, other than by a restriction. Each has its reason; none is allowed
/// that is not listed, and none is listed that is not there.
enum Deviations {
    /// Valid, and refused as what cannot be read.
    static let unreadable = [
        "emitting-unacceptable-unicode-character-bug-py3.data": "libyaml refuses half a surrogate pair as an escape",
        "emitting-unacceptable-unicode-character-bug.data": "libyaml refuses half a surrogate pair as an escape",
        "spec-07-01.data": "libyaml refuses a directive that it does not know, which YAML would have ignored",
        "spec-08-13.data": "libyaml takes no ':' at the end of a plain scalar in a flow",
        "spec-09-20.data": "libyaml takes no tab for the indentation of a block scalar",
    ]

    /// Invalid, and read.
    static let read = [
        "invalid-merge-1.loader-error": "Reeve does not merge: '<<' is a key like any other, and its reader refuses it",
        "invalid-merge-2.loader-error": "Reeve does not merge: '<<' is a key like any other, and its reader refuses it",
    ]

    /// Read, and to another tree than PyYAML's BaseLoader gives.
    static let trees = [
        "construct-python-none.data": "a document that says nothing is none, and an empty text to PyYAML",
        "scan-document-end-bug.data": "a document that says nothing is none, and an empty text to PyYAML",
    ]
}
