#!/bin/sh
# find.sh <page>: names a child for each page of docs/ that a page links to, and one that waits for all of them.
set -eu
children=
names=
for page in $(grep -o '](docs/[a-z-]*\.md' "$1" | cut -c 3- | sort -u); do
    name=$(basename "$page" .md)
    children="$children{\"name\": \"$name\", \"description\": \"$page\"}, "
    names="$names, \"$name\""
done
printf '{"status": "success", "children": [%s{"name": "index", "depends_on": [%s], "steps": [{"name": "list", "run": ["sh", "./list.sh"]}]}]}\n' \
    "$children" "${names#, }" > "$CORO_RESULT"
