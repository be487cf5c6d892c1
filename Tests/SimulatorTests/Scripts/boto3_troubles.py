"""What boto3 makes of each service's 5xx, which every request meets here. AWS_ENDPOINT_URL says where."""

import boto3

organizations = boto3.client("organizations")
account = boto3.client("account")
tagging = boto3.client("resourcegroupstaggingapi")
sts = boto3.client("sts")

for exception, status, call in (
    (organizations.exceptions.ServiceException, 500, organizations.list_roots),
    (account.exceptions.InternalServerException, 500, account.get_account_information),
    (tagging.exceptions.InternalServiceException, 500, tagging.get_resources),
    (sts.exceptions.ClientError, 503, sts.get_caller_identity),
):
    try:
        call()
        raise AssertionError(f"{call.__name__} did not raise {exception.__name__}")
    except exception as error:
        metadata = error.response["ResponseMetadata"]
        assert metadata["HTTPStatusCode"] == status, error.response
        assert metadata["RequestId"], error.response
        assert error.response["Error"]["Message"], error.response
