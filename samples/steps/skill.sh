#!/bin/sh
# skill.sh <page>: makes a skill of a Markdown page. It is named after the child, and says it with the page's title.
set -eu
skill=$CORO_CHILD_FOLDER/skill
mkdir -p "$skill"
title=$(sed -n 's/^# //p' "$1" | head -n 1)
{
    printf -- '---\nname: %s\ndescription: "Read this for: %s"\n---\n\n' "$CORO_CHILD" "$title"
    cat "$1"
} > "$skill/SKILL.md"
path=$(printf '%s' "$skill" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "message": "%s lines", "skill_path": "%s"}\n' "$(wc -l < "$1" | tr -d ' ')" "$path" > "$CORO_RESULT"
