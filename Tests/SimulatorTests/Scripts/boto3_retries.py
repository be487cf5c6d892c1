"""A job that boto3's own retries bring to its end, whatever goes wrong. AWS_ENDPOINT_URL says where."""

import time

import boto3
from botocore.config import Config

wait = time.sleep
# It backs off as it does, only faster.
time.sleep = lambda seconds: wait(min(seconds, 0.05))

config = Config(retries={"mode": "standard", "total_max_attempts": 12}, read_timeout=60)
organizations = boto3.client("organizations", config=config)
account = boto3.client("account", config=config)
sts = boto3.client("sts", config=config)

for _ in range(6):
    accounts = organizations.get_paginator("list_accounts").paginate(PaginationConfig={"PageSize": 2})
    assert len(accounts.build_full_result()["Accounts"]) == 5
    assert account.get_account_information()["AccountId"] == "123456789012"
    organizations.tag_resource(ResourceId="432109876543", Tags=[{"Key": "a", "Value": "b"}])
# More at once than the bucket holds.
for _ in range(10):
    assert sts.get_caller_identity()["Account"] == "123456789012"
