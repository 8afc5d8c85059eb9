# Fits the whole together. Where what was shipped is not what was promised, it wants that mended, by a child and by somebody who merges its work.
set -eu
if grep -q '"kind": "changed"' "$CORO_CONTEXT"; then
    cat > "$CORO_RESULT" <<'JSON'
{"verdict": "fix-needed", "message": "the total of an order is no number",
 "children": [{"name": "fix-total", "depends_on": ["api"]},
              {"name": "reviewer-2", "steps": [{"name": "merge", "run": ["sh", "./review.sh", "1"], "timeout": "3m"}]}],
 "usage": {"cost_usd": 0.05}}
JSON
else
    echo '{"verdict": "pass", "message": "all fits", "usage": {"cost_usd": 0.05}}' > "$CORO_RESULT"
fi
