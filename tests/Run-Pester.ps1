# Runs one file of Pester tests and says in one line of JSON what came of it: that is how dotnet test runs them.
param([Parameter(Mandatory)] [string] $Path)

function Write-Result ([hashtable] $Result) {
    "PESTER_RESULT: $($Result | ConvertTo-Json -Compress -Depth 3)"
}

if (-not (Get-Module -Name Pester -ListAvailable | Where-Object Version -ge ([version] '5.0'))) {
    Write-Result @{ missing = 'Pester 5 is not installed (Install-PSResource Pester)' }
    return
}

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration -Hashtable @{
    Run    = @{ Path = $Path; PassThru = $true }
    Output = @{ Verbosity = 'None' }
}
$run = Invoke-Pester -Configuration $configuration

# A file that does not even load, or a block whose setup fails, has no failed test with a reason of its own.
$failures = foreach ($failed in @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)) {
    $what = if ($failed.PSObject.Properties['ExpandedPath']) { $failed.ExpandedPath } else { "$($failed.Item)" }
    if ($failed.ErrorRecord) { '{0}: {1}' -f $what, ($failed.ErrorRecord -join '; ') }
}
if ($run.Result -ne 'Passed' -and -not $failures) { $failures = "Pester ended with '$($run.Result)'" }

Write-Result @{
    passed   = $run.PassedCount
    failures = @($failures)
    skipped  = @($run.Skipped | ForEach-Object { $_.ExpandedPath })
}
