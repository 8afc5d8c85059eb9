#!/bin/sh
# flaky.sh: behaves like a service that is busy. What it does depends on the child and on the try.
set -eu
case $CORO_CHILD-$CORO_TRY in
    unlucky-[12])
        echo "connection reset" >&2
        exit 1 ;;
    throttled-1)
        echo '{"status": "rate-limited", "retry_after": 1}' > "$CORO_RESULT" ;;
    hopeless-*)
        echo "no such account" >&2
        exit 1 ;;
    slow-*)
        sleep 60 ;;
esac
