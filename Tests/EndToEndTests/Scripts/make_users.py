"""Makes a user with each policy file given, named as the file, and for each action of the last but one a user who has
that policy without that action, named as the action. Of the one with all of it, and of those whose action only IAM knows
of, there is another who has the last file's policy, too, named as the one and ` and ` as the last. Three roles, which the user `assumer` may take on, have policies of these two as well.
From then on every request is held against IAM. Prints the users' access keys as JSON, by name."""
import copy
import json
import os
import pathlib
import sys
import urllib.request

import boto3

# moto asks for tagging:GetResources where AWS asks for tag:GetResources.
RENAMED = {"tag:GetResources": "tagging:GetResources"}
# What doctor does not find out by asking.
TOLD_BY_IAM = {"organizations:CreateAccount", "organizations:CloseAccount", "account:PutAccountName"}


def actions(statement):
    return [statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"]


def policy(files, without=None):
    """One policy of all files, without an action."""
    whole = {"Version": "2012-10-17", "Statement": copy.deepcopy([part for file in files for part in file["Statement"]])}
    for statement in whole["Statement"]:
        statement["Action"] = [each for each in actions(statement) if each != without]
    whole["Statement"] = [statement for statement in whole["Statement"] if statement["Action"]]
    return whole


def checked(whole):
    """What of it moto can hold requests against: it knows no resources and conditions of these services."""
    checked = copy.deepcopy(whole)
    for statement in checked["Statement"]:
        statement["Action"] = [RENAMED.get(each, each) for each in statement["Action"]]
        statement["Resource"] = "*"
        statement.pop("Condition", None)
    return json.dumps(checked)


def user(name, whole):
    name = name.replace(":", "-").replace(" ", "-")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="reeve", PolicyDocument=checked(whole))
    # It is attached to nobody: moto_server.py finds it by its name.
    iam.create_policy(PolicyName=f"user-{name}", PolicyDocument=json.dumps(whole))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}


def role(name, path, whole):
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
    iam.create_role(
        RoleName=name, Path=path, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", **trust}))
    iam.put_role_policy(RoleName=name, PolicyName="reeve", PolicyDocument=checked(whole))
    iam.create_policy(PolicyName=f"role-{name}", PolicyDocument=json.dumps(whole))


iam = boto3.client("iam")
policies = {pathlib.Path(path).stem: json.load(open(path)) for path in sys.argv[1:]}
*_, full, doctor = policies.values()
suffix = f" and {list(policies)[-1]}"
keys = {name: user(name, policy([file])) for name, file in policies.items()}
keys["full" + suffix] = user("full" + suffix, policy([full, doctor]))
for statement in full["Statement"]:
    for action in actions(statement):
        keys[action] = user(action, policy([full], without=action))
        if action in TOLD_BY_IAM:
            keys[action + suffix] = user(action + suffix, policy([full, doctor], without=action))
keys["assumer"] = user(
    "assumer", policy([{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}]))
role("reeve", "/ops/", policy([full, doctor]))
# Without the right to look for it, the role is taken for one that is in no folder.
role("blind", "/ops/", policy([full, doctor], without="iam:GetRole"))
role("plain", "/", policy([full, doctor], without="iam:GetRole"))
# How many requests are still taken unchecked.
urllib.request.urlopen(
    urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}))
print(json.dumps(keys))
