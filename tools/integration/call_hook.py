"""Calls one hook as a front end does: call_hook.py HOOK POSITIONAL KEYWORD, the last two in JSON.

The last line of standard output is the answer, in JSON too.
"""

import json
import sys

import editable

hook, positional, keyword = sys.argv[1:]
print(json.dumps(getattr(editable, hook)(*json.loads(positional), **json.loads(keyword))))
