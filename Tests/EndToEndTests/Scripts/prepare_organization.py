"""Makes an organization with a few units, and one account that nobody owns. Prints that account's ID."""
import boto3

organizations = boto3.client("organizations")
organizations.create_organization(FeatureSet="ALL")
root = organizations.list_roots()["Roots"][0]["Id"]


def unit(parent, name):
    return organizations.create_organizational_unit(ParentId=parent, Name=name)["OrganizationalUnit"]["Id"]


unit(unit(root, "Workloads"), "Prod")
unit(root, "Sandbox")
unit(root, "Quarantine")
status = organizations.create_account(Email="lake@example.com", AccountName="Lake")["CreateAccountStatus"]
print(status["AccountId"])
