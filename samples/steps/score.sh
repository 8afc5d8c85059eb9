#!/bin/sh
# score.sh <page>: how many of a page's links to files lead somewhere, in percent. A page that pipes a download into a shell has a
# critical finding, since an agent does what its skills say.
set -eu
folder=$(dirname "$1")
all=0
good=0
missing=
for link in $(grep -o ']([^)#]*' "$1" | cut -c 3- | grep -v : | sort -u); do
    all=$((all + 1))
    if [ -e "$folder/$link" ]; then good=$((good + 1)); else missing="$missing $link"; fi
done
score=100
if [ "$all" -gt 0 ]; then score=$((100 * good / all)); fi
findings=
if grep -q 'curl .*| *sh' "$1"; then findings='{"severity": "critical", "title": "a download is piped into a shell"}'; fi
workarounds=
if [ -n "$missing" ]; then workarounds="\"[doc-rot] these links lead nowhere:$missing\""; fi
printf '{"status": "success", "quality_score": %s, "findings": [%s], "workarounds": [%s]}\n' "$score" "$findings" "$workarounds" > "$CORO_RESULT"
