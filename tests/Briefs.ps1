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

# Two children fail until there is a file "mended"; another one depends on both.
function Write-MendableBrief {
    Write-Brief -Name mendable -Targets @'
  - {name: good, tier: A}
  - {name: one, tier: A}
  - {name: two, tier: A}
  - {name: last, tier: A, depends_on: [one, two]}
'@ -Shell 'test "$CORO_CHILD" = good -o -e mended'
}

# A child's result has a finding that a person has to judge, and another child depends on it.
function Write-JudgedBrief {
    Write-Brief -Name judged -Targets @'
  - {name: poor, tier: A}
  - {name: after, tier: A, depends_on: [poor]}
'@ -Shell (
        'test "$CORO_CHILD" = after || echo "{\"findings\": [{\"severity\": \"high\", \"title\": \"bad news\"}]}" > "$CORO_RESULT"')
}

# Each child writes to both of its streams; one fails.
function Write-TalkingBrief {
    Write-Brief -Name talking -Targets @'
  - {name: good, tier: A}
  - {name: bad, tier: A}
'@ -Shell 'printf "%s says\n\033[31mred\033[0m\n" $CORO_CHILD; echo "$CORO_CHILD moans" >&2; test "$CORO_CHILD" = good' -More "stages:`n  capstone: {shell: 'echo gluing'}"
}
