import Testing

@testable import Simulator

struct PolicyDocumentTests {
    private func error(_ content: String, as type: PolicyType) -> AWSError? {
        do throws(AWSError) {
            try PolicyDocument.check(content, as: type)
            return nil
        } catch {
            return error
        }
    }

    /// A document with one statement.
    private func document(_ statement: String) -> String {
        #"{"Version":"2012-10-17","Statement":[{\#(statement)}]}"#
    }

    @Test(arguments: PolicyType.allCases, ["", " ", "text", "[]", "1", "null", #"{"a":1"#, "{}{}", #"{"a":}"#])
    func everyPolicyIsOneObject(type: PolicyType, content: String) {
        #expect(error(content, as: type) == .malformedPolicyDocument)
    }

    @Test(arguments: [
        #""Effect":"Allow","Action":"*","Resource":"*""#,
        #""Sid":"One","Effect":"Deny","Action":["s3:*","ec2:*"],"Resource":["*"]"#,
        #""Effect":"Deny","NotAction":"iam:*","Resource":"*""#,
        #""Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::logs""#,
        #""Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#,
    ])
    func aServiceControlPolicyIsAccepted(statement: String) {
        #expect(error(document(statement), as: .serviceControl) == nil)
        #expect(error(#"{"Version":"2012-10-17","Statement":{\#(statement)}}"#, as: .serviceControl) == nil)
    }

    @Test(arguments: [
        #""Action":"*","Resource":"*""#,
        #""Effect":"Maybe","Action":"*","Resource":"*""#,
        #""Effect":"allow","Action":"*","Resource":"*""#,
        #""Effect":["Deny"],"Action":"*","Resource":"*""#,
        #""Effect":"Deny","Resource":"*""#,
        #""Effect":"Deny","Action":"*""#,
        #""Effect":"Deny","Action":"*","NotAction":"*","Resource":"*""#,
        #""Effect":"Deny","Action":"*","Resource":"*","NotResource":"*""#,
        #""Effect":"Deny","Action":1,"Resource":"*""#,
        #""Effect":"Deny","Action":[1],"Resource":"*""#,
        #""Effect":"Deny","Action":[],"Resource":"*""#,
        #""Effect":"Deny","Action":"*","Resource":{}"#,
        #""Effect":"Deny","Action":"*","Resource":"*","Sid":1"#,
        #""Effect":"Deny","Action":"*","Resource":"*","Condition":"x""#,
        #""Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":"x"}"#,
        #""Effect":"Deny","Action":"*","Resource":"*","Principal":"*""#,
        #""Effect":"Deny","Action":"*","Resource":"*","Colour":"red""#,
    ])
    func aBadStatementIsRefused(statement: String) {
        #expect(error(document(statement), as: .serviceControl) == .malformedPolicyDocument)
    }

    @Test(
        arguments: [
            "{}", #"{"Version":"2012-10-17"}"#, #"{"Version":"2012-10-17","Statement":[]}"#,
            #"{"Version":"2012-10-17","Statement":["Deny"]}"#, #"{"Version":"2012-10-17","Statement":"Deny"}"#,
            #"{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}"#,
            #"{"Version":"2008-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
            #"{"Version":"2012-10-17","Colour":"red","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
        ])
    func aBadDocumentIsRefused(content: String) {
        #expect(error(content, as: .serviceControl) == .malformedPolicyDocument)
        let resource = content.replacing(#""Action""#, with: #""Principal":"*","Action""#)
        #expect(error(resource, as: .resourceControl) == .malformedPolicyDocument)
    }

    @Test func aResourceControlPolicyDeniesEveryone() {
        let good = [
            #""Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*""#,
            #""Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:*","NotResource":"*""#,
        ]
        for statement in good {
            #expect(error(document(statement), as: .resourceControl) == nil)
        }
        let bad = [
            #""Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*""#,
            #""Effect":"Deny","Action":"s3:*","Resource":"*""#,
            #""Effect":"Deny","Principal":"arn:aws:iam::123456789012:root","Action":"s3:*","Resource":"*""#,
            #""Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*""#,
        ]
        for statement in bad {
            #expect(error(document(statement), as: .resourceControl) == .malformedPolicyDocument)
        }
    }

    @Test(arguments: [
        (PolicyType.serviceControl, 10_240), (.resourceControl, 5120), (.aiServicesOptOut, 2500), (.tag, 10_000),
        (.s3, 10_000),
    ])
    func aDocumentHasSoManyCharacters(type: PolicyType, size: Int) {
        let content = PolicySample.content(type)
        let full = content + String(repeating: " ", count: size - content.count)
        #expect(error(full, as: type) == nil)
        let over = error(full + " ", as: type)
        #expect(over?.code == "ConstraintViolationException")
        #expect(over?.reason == "POLICY_CONTENT_LIMIT_EXCEEDED")
    }

    @Test func nestingWithoutEndIsRefused() {
        let deep = String(repeating: #"{"a":"#, count: 1500)
        #expect(error(deep, as: .tag) == .malformedPolicyDocument)
    }
}
