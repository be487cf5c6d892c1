import Testing

@testable import reeve

@Suite struct WorkspacePathTests {
    @Test(arguments: [
        (".", ""), ("./", ""), ("org", "org"), ("./org//accounts/", "org/accounts"), ("org/../lab", "lab"),
        ("/work/repo", ""), ("/work/repo/org", "org"), ("../repo/org", "org"), ("..", "/work"),
        ("/elsewhere", "/elsewhere"), ("/work/repository", "/work/repository"),
    ])
    func `a folder is named from where Reeve was started`(folder: String, seen: String) {
        #expect(WorkspacePath.of(folder, from: "/work/repo") == seen)
    }
}
