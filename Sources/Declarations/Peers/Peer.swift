/// A tool, or a format, whose files look like accounts and are not Reeve's.
struct Peer: Sendable {
    /// What the file looks like, as the end of "this looks like …".
    var name: String
    /// Words of the format that no account file has, as `key` of a map or an assignment; the first that is found
    /// is where the problem is shown.
    var keys: Set<String> = []
    /// Of how many different keys the file has to have one.
    var threshold = 1
    /// Text that a value of the format has.
    var values: [String] = []
    /// How lines of the format begin, whatever they are indented by.
    var beginnings: [String] = []
    /// What its fields are called here.
    var mapping: String
    /// Its heading in `docs/coming-from.md`.
    var anchor: String
}

extension Peer {
    /// In the order in which they are tried: what is more telling comes first.
    static let all: [Peer] = [
        aft, aftParameters, landingZoneAccelerator, orgFormation, deploymentFramework,
        cloudFormation, kubernetes, awsCommandLine, terraform,
    ]

    /// Account Factory for Terraform: `aft-account-request`, as HCL, as Terraform's JSON, as YAML that a
    /// `for_each` reads, or as the item of its DynamoDB table.
    static let aft = Peer(
        name: "an account request of Account Factory for Terraform (AFT)",
        keys: ["control_tower_parameters", "change_management_parameters", "account_customizations_name"],
        mapping: "AccountName is 'name', AccountEmail 'email', ManagedOrganizationalUnit the folder, SSOUser… 'sso', "
            + "account_tags 'tags', change_management_parameters 'request', account_customizations_name "
            + "'customizations', custom_fields 'custom'",
        anchor: "account-factory-for-terraform")

    /// The parameters of Control Tower's product in Service Catalog, without AFT's frame.
    static let aftParameters = Peer(
        name: "parameters of Control Tower's Account Factory",
        keys: ["AccountEmail", "ManagedOrganizationalUnit", "SSOUserEmail", "SSOUserFirstName", "SSOUserLastName"],
        threshold: 2,
        mapping: "AccountName is 'name', AccountEmail 'email', ManagedOrganizationalUnit the folder, SSOUser… 'sso'",
        anchor: "account-factory-for-terraform")

    static let landingZoneAccelerator = Peer(
        name: "accounts-config.yaml of Landing Zone Accelerator (LZA)",
        keys: ["mandatoryAccounts", "workloadAccounts"],
        mapping: "'name' and 'email' keep their names, organizationalUnit is the folder, description can go into "
            + "'request: {reason: …}'",
        anchor: "landing-zone-accelerator")

    static let orgFormation = Peer(
        name: "organization.yml of OrgFormation",
        values: ["OC::ORG::", "2010-09-09-OC"],
        mapping: "AccountName is 'name', RootEmail 'email', AccountId 'accountId', Tags 'tags', ServiceControlPolicies "
            + "'policies', and the OrganizationalUnit that lists the account is the folder",
        anchor: "orgformation")

    static let deploymentFramework = Peer(
        name: "an account file of AWS Deployment Framework (ADF)",
        keys: ["account_full_name", "organizational_unit_path"],
        mapping: "account_full_name is 'name', 'email' keeps its name, organizational_unit_path is the folder, and "
            + "'tags' are one map, not a list",
        anchor: "aws-deployment-framework")

    static let cloudFormation = Peer(
        name: "a CloudFormation template",
        keys: ["AWSTemplateFormatVersion"], values: ["AWS::Organizations::Account"],
        mapping: "AccountName is 'name', Email 'email', ParentIds the folder, and Tags one map of keys to values",
        anchor: "cloudformation")

    /// Such as ACK's or Crossplane's Account.
    static let kubernetes = Peer(
        name: "a Kubernetes resource",
        keys: ["apiVersion", "kind"], threshold: 2,
        mapping: "what stands under 'spec' as name and email stands at the top level here",
        anchor: "kubernetes")

    static let awsCommandLine = Peer(
        name: "what the AWS command line prints of an account",
        keys: ["JoinedMethod", "JoinedTimestamp"],
        mapping: "Name is 'name', Email 'email', and Id 'accountId', which adopts the account",
        anchor: "an-account-that-exists")

    static let terraform = Peer(
        name: "Terraform",
        beginnings: [
            "resource \"", "module \"", "variable \"", "provider \"", "data \"", "output \"", "locals {", "terraform {",
        ],
        mapping: "of aws_organizations_account, 'name' and 'email' keep their names, parent_id is the folder, 'tags' "
            + "stays a map",
        anchor: "terraform")
}
