#!/bin/sh
# list.sh: a skill that leads to those that this one depends on; their names are in the context.
set -eu
skill=$CORO_CHILD_FOLDER/skill
mkdir -p "$skill"
{
    printf -- '---\nname: index\ndescription: "Where to read what."\n---\n\n'
    tr -d '\n' < "$CORO_CONTEXT" | grep -o '"depends_on": *\[[^]]*' | head -n 1 | cut -d '[' -f 2 | tr -d '" ' | tr ',' '\n' | sed 's/^/- /'
} > "$skill/SKILL.md"
path=$(printf '%s' "$skill" | sed 's/[\\"]/\\&/g')
printf '{"status": "success", "skill_path": "%s"}\n' "$path" > "$CORO_RESULT"
