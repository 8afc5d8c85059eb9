# Briefs that tests need; dot-sourced by them.

function Write-Brief ([string] $Name, [string] $Targets, [string] $Shell, [string] $More) {
    $path = "$TestDrive/$Name-$([guid]::NewGuid().ToString('n')).yaml"
    Set-Content -LiteralPath $path -Value @"
campaign_name: $Name
targets:
$Targets
pipelines:
  A:
    - {name: AN, shell: '$Shell'}
$More
"@
    $path
}

# One child fails, and another depends on it.
function Write-FailingBrief {
    Write-Brief -Name failing -Targets @'
  - {name: good, tier: A}
  - {name: bad, tier: A}
  - {name: blocked, tier: A, depends_on: [bad]}
'@ -Shell 'test "$CORO_CHILD" != bad'
}

# The child makes a skill, so there is something to export.
function Write-ExportingBrief {
    Write-Brief -Name exporting -Targets '  - {name: one, tier: A}' -More "stages:`n  export: {path: skills}" -Shell (
        'mkdir -p made; echo "# one" > made/SKILL.md; echo "{\"skill_path\": \"$PWD/made\"}" > "$CORO_RESULT"')
}

# One child is done at once; the other says that it has started and waits until it may go on.
function Write-SlowBrief {
    Write-Brief -Name slow -Targets @'
  - {name: quick, tier: A}
  - {name: sleeper, tier: A}
'@ -Shell 'test "$CORO_CHILD" = quick || { touch slow.started; while [ ! -e slow.go ]; do sleep 0.1; done; }'
}
