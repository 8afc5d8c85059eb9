#!/bin/sh
# note.sh: a skill that says which version of a package is in use.
set -eu
skill=$CORO_CHILD_FOLDER/skill
mkdir -p "$skill"
printf -- '---\nname: %s\ndescription: "Which version of %s we use."\n---\n\nWe use %s %s.\n' \
    "$CORO_CHILD" "$CORO_CHILD" "$CORO_CHILD" "$CORO_PIN" > "$skill/SKILL.md"
path=$(printf '%s' "$skill" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "quality_score": 100, "skill_path": "%s"}\n' "$path" > "$CORO_RESULT"
