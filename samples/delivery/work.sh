# What an agent would do: commits to a branch of its own, pushes that, and says so.
set -eu
. ./lib.sh
child=$1
repo=$repos/$(repository "$child").git
tmp=$(mktemp -d)
git clone -q "$repo" "$tmp"
git -C "$tmp" checkout -q -b "feature/$child"
{
    echo "by $child"

    # What others have learned is in the kickoff.
    grep 'cents' "$CORO_KICKOFF" || true
} > "$tmp/$child.md"
git -C "$tmp" add .
git -C "$tmp" commit -q -m "$child"
git -C "$tmp" push -q origin "feature/$child"
rm -rf "$tmp"

more=
case $child in
    schema) more=', "insights": [{"text": "Totals are kept in cents.", "tags": ["orders"]}]' ;;
    api) more=', "contracts": [{"id": "orders", "shape": {"id": "string", "total": "string", "lines": [{"sku": "string"}]}}]' ;;
    fix-total) more=', "contracts": [{"id": "orders", "shape": {"id": "string", "total": "number", "lines": [{"sku": "string"}]}}]' ;;
esac
cat > "$CORO_RESULT" <<JSON
{"pull_requests": [{"repository": "$repo", "branch": "feature/$child", "base": "main", "title": "$child"}],
 "usage": {"input_tokens": 1000, "output_tokens": 100, "cost_usd": 0.1}$more}
JSON
