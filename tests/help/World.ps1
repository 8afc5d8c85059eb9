# What the examples in the help talk about: a folder with a few files, two campaigns and a job in its root. Dot-sourced by Help.Tests.ps1.

# Makes it: payments waits for its export; in shop, api has failed, docs waits for a person, and web waits for api.
function Initialize-World ([string] $Folder) {
    $null = New-Item -Path "$Folder/.coro" -ItemType Directory -Force
    Copy-Item -Path "$PSScriptRoot/world/*" -Destination $Folder -Recurse
    Move-Item -LiteralPath "$Folder/customize.toml" -Destination "$Folder/.coro"
    $quiet = @{ Root = "$Folder/.coro"; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    $null = Start-Campaign -Brief "$Folder/shop.yaml" @quiet
    # What core promised; it shipped something else.
    $contracts = '{"schema": "coro.contracts/v1", "contracts": [{"id": "orders", "kind": "http", "producer": "core", "consumers": ["web"], "shape": {"id": "string"}}]}'
    $null = New-Item -Path "$Folder/.coro/campaigns/shop/contracts" -ItemType Directory -Force
    Set-Content -LiteralPath "$Folder/.coro/campaigns/shop/contracts/_index.json" -Value $contracts
    $null = Start-Campaign -Brief "$Folder/payments.yaml" -Gate @{ export = 'halt' } @quiet
    $null = New-CoroJob -Path "$Folder/jobs/orders.yaml" -Name orders -Root "$Folder/.coro"
}

# Keeps it as it is now, to be put back before each example.
function Save-World ([string] $Folder) { Copy-Item -LiteralPath $Folder -Destination "$Folder.kept" -Recurse -Force }

function Restore-World ([string] $Folder) {
    Remove-Item -LiteralPath $Folder -Recurse -Force
    Copy-Item -LiteralPath "$Folder.kept" -Destination $Folder -Recurse -Force
}
