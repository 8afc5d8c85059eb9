#!/usr/bin/env bash
# ./tests/benchmarks/run.sh                       every scenario at its usual sizes
# ./tests/benchmarks/run.sh <scenario> [n …]      one of them, at these sizes
# ./tests/benchmarks/run.sh list                  what there is
# ./tests/benchmarks/run.sh micro [filter …]      the micro-benchmarks; what follows the filter is BenchmarkDotNet's, for example --job short
# Options: --runs <k> (default 5)   --against <coro of another build>   --folder <where to work>
# CORO_BIN names the command to measure; without it, it is published as the README says: machine code, where there is a C compiler.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if [ -z "${CORO_BIN:-}" ]; then
    compiled=$(command -v clang >/dev/null || command -v gcc >/dev/null || echo -p:PublishReadyToRun=true)
    dotnet publish "$here/../../src/Coro.Cli" -v q --nologo -o "$here/bin/coro" $compiled >&2
    export CORO_BIN="$here/bin/coro/coro"
fi
dotnet build "$here" -c Release -v q --nologo >&2
exec "$here/bin/Release/net10.0/Coro.Benchmarks" "$@"
