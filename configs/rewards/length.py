"""A reward by a program: pays for short responses, 1 for an empty one, 0 from 200 letters on."""
import json
import sys

for line in sys.stdin:
    row = json.loads(line)
    reward = max(0.0, 1 - len(row["response"]) / 200)
    print(json.dumps({"id": row["id"], "reward": reward}), flush=True)
