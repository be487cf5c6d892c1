"""The organization that a soak begins with, what is asked of it then, and with that every kind of action."""

import pathlib

# The rules of both commits: a merge is enough for all that can be merged, and the budgets are wide.
POLICY = """\
version: 1
owner: acme
approval: {create: merge, adopt: merge, move: merge, update: merge, unmanage: merge, close: merge}
budgets:
  create: {count: 100}
  move: {count: 100}
  unmanage: {count: 100}
  close: {count: 100}
unmanage: {moveTo: Quarantine}
approvers:
"""

# `Build Farm` and `Data Lake` are accounts of the simulator's sample, which nobody owns. An adoption by e-mail alone
# needs an approval, whatever the policy says: it is given before the soak begins.
BEFORE = {
    "Workloads/Prod/mover": "name: Mover\nemail: mover@example.com\n",
    "Sandbox/renamer": "name: Old Name\nemail: renamer@example.com\n",
    "Sandbox/tagger": "name: Tagger\nemail: tagger@example.com\ntags: {keep: a, change: b, drop: c}\n",
    "Sandbox/old-key": "name: Keyed\nemail: keyed@example.com\ntags: {team: x}\n",
    "Sandbox/retiree": "name: Retiree\nemail: retiree@example.com\ntags: {team: y}\n",
    "Sandbox/closer": "name: Closer\nemail: closer@example.com\n",
    "Sandbox/build-farm": "name: Build Farm\nemail: AWS+build-farm@example.com\n",
}

AFTER = {
    # Moved, renamed, tagged and untagged, with another key, closed.
    "Workloads/Staging/mover": BEFORE["Workloads/Prod/mover"],
    "Sandbox/renamer": "name: New Name\nemail: renamer@example.com\n",
    "Sandbox/tagger": "name: Tagger\nemail: tagger@example.com\ntags: {keep: a, change: d, add: e}\n",
    "Sandbox/new-key": BEFORE["Sandbox/old-key"],
    "Sandbox/closer": "name: Closer\nemail: closer@example.com\nstate: closed\n",
    # Adopted: by e-mail, and by ID into another unit. `Sandbox/retiree` is gone.
    "Sandbox/build-farm": BEFORE["Sandbox/build-farm"],
    "Workloads/Prod/data-lake": 'name: Data Lake\nemail: aws+data-lake@example.com\naccountId: "432109876543"\n',
    # Created; two of one name, which are not to be under way at once.
    "Workloads/Prod/alpha": "name: Alpha\nemail: alpha@example.com\ntags: {team: z, tier: gold}\n",
    "Sandbox/beta": "name: Beta\nemail: beta@example.com\n",
    "Infrastructure/Shared/gamma": "name: Gamma\nemail: gamma@example.com\n",
    "Workloads/Prod/delta-one": "name: Delta\nemail: delta-one@example.com\n",
    "Workloads/Staging/delta-two": "name: Delta\nemail: delta-two@example.com\n",
}

# What a short sample asks for: one of each, and fewer waits.
BRIEF_LEAVES_OUT = {"Infrastructure/Shared/gamma", "Workloads/Staging/delta-two", "Sandbox/beta"}


def write(folder, accounts, public_key):
    """Makes the folder the repository that has these accounts and no others."""
    folder = pathlib.Path(folder)
    policy = POLICY + f'  - {{principal: grace@example.com, key: "{public_key}"}}\n'
    (folder / "reeve.yaml").write_text(policy)
    for path in (folder / "accounts").rglob("*.yaml"):
        path.unlink()
    for key, text in accounts.items():
        path = folder / "accounts" / f"{key}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
