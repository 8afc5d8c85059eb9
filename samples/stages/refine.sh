#!/bin/sh
# refine.sh: the architecture document with what verify found.
set -eu
refined=$CORO_WORKSPACE/artifacts/architecture-refined.md
{ cat "$CORO_ARCHITECTURE_DOC"; printf '\n## Gaps\n\n'; sed -n '/^- /p' "$CORO_VERIFICATION_REPORT"; } > "$refined"
path=$(printf '%s' "$refined" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "refined_path": "%s", "gap_count": %s, "issue_count": 0, "improvement_count": 0}\n' \
    "$path" "$(grep -c '^- ' "$CORO_VERIFICATION_REPORT")" > "$CORO_RESULT"
