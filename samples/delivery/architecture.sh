# Says what api promises to those that use it.
cat > "$CORO_RESULT" <<'JSON'
{"message": "api gives orders to client and web",
 "contracts": [{"id": "orders", "kind": "http", "producer": "api", "consumers": ["client", "web"],
                "shape": {"id": "string", "total": "number", "lines": [{"sku": "string"}]}}],
 "usage": {"cost_usd": 0.05}}
JSON
