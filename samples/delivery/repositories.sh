# Makes the three repositories afresh, each with a first commit.
set -eu
. ./lib.sh
rm -rf out
mkdir -p "$repos"
printf '# Agents\n' > out/AGENTS.md
for name in api client web; do
    git init -q --bare -b main "$repos/$name.git"
    tmp=$(mktemp -d)
    git init -q -b main "$tmp"
    echo "# $name" > "$tmp/README.md"
    git -C "$tmp" add .
    git -C "$tmp" commit -q -m "First commit"
    git -C "$tmp" push -q "$repos/$name.git" main
    rm -rf "$tmp"
done
