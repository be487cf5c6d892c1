/// `docs/errors.md`.
public enum ErrorsPage {
    public static let text =
        """
        # Errors

        Every problem has a code that stays the same in all versions. A problem with a file names its line.

        - **RV1…** one file: its account is quarantined, the others go on.
        - **RV2…** the repository as a whole: nothing is written.
        - **RV3…** what a file asks for, held against the organization.
        - **RV4…** Git. **RV5…** AWS. **RV6…** approvals and the command line.

        """
        + DiagnosticCode.allCases.sorted { $0.rawValue < $1.rawValue }.map { code in
            "\n## \(code.rawValue): \(code.explanation.title)\n\n\(code.explanation.markdown)\n"
        }.joined()
}
