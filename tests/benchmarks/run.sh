#!/usr/bin/env bash
# ./tests/benchmarks/run.sh                       every scenario at its usual sizes
# ./tests/benchmarks/run.sh <scenario> [n …]      one of them, at these sizes
# ./tests/benchmarks/run.sh list                  what there is
# ./tests/benchmarks/run.sh micro [filter]        the micro-benchmarks
# Options: --runs <k> (default 5)   --against <coro of another build>   --folder <where to work>
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build "$here/../../src/Coro.Cli" -c Release -v q --nologo >&2
dotnet build "$here" -c Release -v q --nologo >&2
export CORO_BIN="${CORO_BIN:-$here/../../src/Coro.Cli/bin/Release/net10.0/coro}"
exec "$here/bin/Release/net10.0/Coro.Benchmarks" "$@"
