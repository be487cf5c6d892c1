"""Resolves each case's environment as botocore does, and prints whose credentials came of it.

A profile that is asked for in the environment is given to the session by name: what the AWS CLI does for --profile, and
Reeve for AWS_PROFILE as well.
"""

import json
import os
import sys

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError
from botocore.utils import ContainerMetadataFetcher

# Nothing here is slow or comes back: no second tries.
ContainerMetadataFetcher.RETRY_ATTEMPTS = 1
ContainerMetadataFetcher.SLEEP_TIME = 0

with open(sys.argv[1]) as file:
    cases = json.load(file)


def resolved(environment):
    os.environ.clear()
    os.environ.update(environment)
    session = botocore.session.Session(profile=environment.get("AWS_PROFILE"))
    session.set_config_variable("region", "us-east-1")
    try:
        credentials = session.get_credentials()
        frozen = credentials and credentials.get_frozen_credentials()
    except (BotoCoreError, ClientError, ValueError, OSError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    if not frozen:
        return {"error": "none"}
    return {"key": frozen.access_key, "secret": frozen.secret_key, "token": frozen.token or ""}


# At once, since the environment is forgotten.
print(json.dumps([resolved(case) for case in cases]), flush=True)
