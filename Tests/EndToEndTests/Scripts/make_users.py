"""Makes a user with each policy file given, named as the file, and for each action of the last one a user who has that
policy without that action, named as the action. From then on every request is held against IAM. Prints their access keys
as JSON, by name."""
import copy
import json
import os
import pathlib
import sys
import urllib.request

import boto3

# moto asks for tagging:GetResources where AWS asks for tag:GetResources.
RENAMED = {"tag:GetResources": "tagging:GetResources"}


def actions(statement):
    return [statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"]


def make(name, policy, without=None):
    policy = copy.deepcopy(policy)
    for statement in policy["Statement"]:
        statement["Action"] = [RENAMED.get(each, each) for each in actions(statement) if each != without]
        # moto knows no resources and conditions of these services.
        statement["Resource"] = "*"
        statement.pop("Condition", None)
    policy["Statement"] = [statement for statement in policy["Statement"] if statement["Action"]]
    user = name.replace(":", "-")
    iam.create_user(UserName=user)
    iam.put_user_policy(UserName=user, PolicyName="reeve", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName=user)["AccessKey"]
    return {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}


iam = boto3.client("iam")
policies = {pathlib.Path(path).stem: json.load(open(path)) for path in sys.argv[1:]}
keys = {name: make(name, policy) for name, policy in policies.items()}
last = list(policies.values())[-1]
for statement in last["Statement"]:
    for action in actions(statement):
        keys[action] = make(action, last, without=action)
# How many requests are still taken unchecked.
urllib.request.urlopen(
    urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}))
print(json.dumps(keys))
