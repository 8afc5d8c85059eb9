# A reviewer: merges branches in its own time, until it has merged as many as it is told.
set -eu
. ./lib.sh
left=$1
while [ "$left" -gt 0 ]; do
    for repo in "$repos"/*.git; do
        for branch in $(git -C "$repo" for-each-ref --no-merged main --format='%(refname:lstrip=2)' refs/heads/feature); do
            tmp=$(mktemp -d)
            git clone -q "$repo" "$tmp"
            git -C "$tmp" merge -q --no-ff -m "Merge $branch" "origin/$branch"
            git -C "$tmp" push -q origin main
            rm -rf "$tmp"
            left=$((left - 1))
        done
    done
    sleep 0.2
done
