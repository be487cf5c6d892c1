"""The first day of an organization, with a change of an e-mail address, held against botocore's model.

AWS_ENDPOINT_URL says where, and REEVE_LOG which log has the one-time code.
"""

import json
import os

from model import attempt, client, problems, seen

organizations = client("organizations")
account = client("account")

attempt(organizations.describe_organization)
attempt(organizations.list_accounts)
attempt(organizations.create_organization, FeatureSet="SOME")
assert organizations.create_organization(FeatureSet="ALL")["Organization"]["FeatureSet"] == "ALL"
root = organizations.list_roots()["Roots"][0]
assert [kind["Type"] for kind in root["PolicyTypes"]] == ["SERVICE_CONTROL_POLICY"], root

made = organizations.create_account(AccountName="First", Email="aws+first@example.com")["CreateAccountStatus"]
assert made["State"] == "SUCCEEDED", made
update = {"AccountId": made["AccountId"], "PrimaryEmail": "aws+renamed@example.com"}
account.start_primary_email_update(**update)
with open(os.environ["REEVE_LOG"]) as log:
    code = json.loads(log.readlines()[-1])["oneTimeCode"]
assert account.accept_primary_email_update(**update, Otp=code)["Status"] == "ACCEPTED"
assert account.get_primary_email(AccountId=made["AccountId"])["PrimaryEmail"] == "aws+renamed@example.com"
assert organizations.list_accounts()["Accounts"][1]["Email"] == "aws+renamed@example.com"

assert seen[True] >= {"CreateOrganization", "AcceptPrimaryEmailUpdate"}
assert seen[False] >= {"DescribeOrganization", "CreateOrganization"}
assert not problems, "\n".join(problems)
