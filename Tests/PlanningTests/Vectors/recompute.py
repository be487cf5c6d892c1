"""Recomputes the digests of vectors.json from docs/plan-format.md alone; prints those that differ."""
import hashlib, json, sys

def digest(*form):
    encoded = ("-" if text is None else f"{len(text.encode())}:{text}," for text in form)
    return hashlib.sha256("".join(encoded).encode()).hexdigest()

vectors = json.load(open(sys.argv[1]))
scope = vectors["organization"], vectors["owner"]
found = [digest("reeve-effect-1", *scope, *effect["form"]) for effect in vectors["effects"]]
wrong = [effect["form"] for effect, own in zip(vectors["effects"], found) if effect["digest"] != own]
wrong += ["plan"] * (vectors["plan"] != digest("reeve-plan-1", *scope, *sorted(found)))
print(json.dumps(wrong))
