#!/bin/sh
# verify.sh: how much of the architecture document the stack skill covers.
set -eu
report=$CORO_WORKSPACE/artifacts/verification.md
all=0
covered=0
printf '# Verification\n\n' > "$report"
for topic in $(sed -n 's/^- //p' "$CORO_ARCHITECTURE_DOC"); do
    all=$((all + 1))
    if grep -q "^- $topic\$" "$CORO_STACK_SKILL/SKILL.md"; then covered=$((covered + 1)); else printf -- '- No skill covers %s.\n' "$topic" >> "$report"; fi
done
path=$(printf '%s' "$report" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "report_path": "%s", "overall_verdict": "Plausible", "coverage_percentage": %s, "recommendation_count": %s}\n' \
    "$path" $((100 * covered / all)) $((all - covered)) > "$CORO_RESULT"
