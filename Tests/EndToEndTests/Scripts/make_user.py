"""Makes a user with the policy in a file, less the action named. Prints the user's access key as JSON."""
import json
import sys

import boto3

name, path, without = sys.argv[1:4]
policy = json.load(open(path))
# moto asks for tagging:GetResources where AWS asks for tag:GetResources.
renamed = {"tag:GetResources": "tagging:GetResources"}
for statement in policy["Statement"]:
    statement["Action"] = [renamed.get(action, action) for action in statement["Action"] if action != without]
iam = boto3.client("iam")
iam.create_user(UserName=name)
iam.put_user_policy(UserName=name, PolicyName="reeve", PolicyDocument=json.dumps(policy))
key = iam.create_access_key(UserName=name)["AccessKey"]
print(json.dumps({"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}))
