"""moto's server, with the one operation of IAM that moto lacks: SimulatePrincipalPolicy. It goes by policies
that make_users.py made, with their resources and conditions, which moto's own check of requests leaves out. moto reads the
question and writes the answer by botocore's model of them."""
import json
import sys

from moto.core.responses import ActionResult
from moto.iam.access_control import IAMPolicyStatement, PermissionResult
from moto.iam.exceptions import NotFoundException
from moto.iam.responses import IamResponse
from moto.server import main


def document(backend, source):
    """The policy of a user or a role, by its ARN."""
    kind, _, path = source.split(":", 5)[5].partition("/")
    name = path.rpartition("/")[2]
    found = backend.get_user(name) if kind == "user" else backend.get_role(name)
    if found.arn != source:
        raise NotFoundException(f"The {kind} with ARN {source} cannot be found.")
    whole = next(policy for policy in backend.managed_policies.values() if policy.name == f"{kind}-{name}")
    return json.loads(next(version.document for version in whole.versions if version.is_default))


def holds(condition, context):
    """Whether a condition holds, and the keys that it asks for in vain. Only what docs/iam uses is known."""
    missing = []
    for operator, keys in condition.items():
        for key, wanted in keys.items():
            values = context.get(key)
            if operator == "Null":
                if (values is None) != (wanted == "true"):
                    return False, missing
            elif operator == "StringEquals":
                if values is None:
                    missing.append(key)
                if wanted not in (values or []):
                    return False, missing
            else:
                raise NotImplementedError(operator)
    return True, missing


def simulate_principal_policy(self):
    source, [action], [resource] = (self._get_param(name) for name in ("PolicySourceArn", "ActionNames", "ResourceArns"))
    context = {
        entry["ContextKeyName"]: entry["ContextKeyValues"] for entry in self._get_param("ContextEntries") or []}
    decision, missing = "implicitDeny", []
    for statement in document(self.backend, source)["Statement"]:
        condition = statement.pop("Condition", {})
        if IAMPolicyStatement(statement).is_action_permitted(action, resource) != PermissionResult.PERMITTED:
            continue
        met, asked = holds(condition, context)
        missing += asked
        if met:
            decision = "allowed"
    result = {
        "EvalActionName": action, "EvalResourceName": resource, "EvalDecision": decision,
        "MissingContextValues": missing}
    return ActionResult({"EvaluationResults": [result], "IsTruncated": False})


IamResponse.simulate_principal_policy = simulate_principal_policy
main(sys.argv[1:])
