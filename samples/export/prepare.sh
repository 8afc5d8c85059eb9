#!/bin/sh
# prepare.sh: a project that has instructions for agents already.
set -eu
mkdir -p out
printf '# Our project\n\nBuild it with `make`.\n' > out/AGENTS.md
printf 'Be brief.' > out/CLAUDE.md
