#Requires -Version 7.4
<#
.SYNOPSIS
    Builds Coro.
.DESCRIPTION
    The tasks, in the order in which one would do them:

        Clean     removes everything that a build makes
        Build     compiles the engine, the command, the module and the tests
        Docs      after Build: writes the help, docs/cmdlets and en-US; checks that every link in the documentation leads somewhere
        Test      runs the unit tests, and through them the module's Pester tests
        Analyze   checks the C# formatting, and the scripts with PSScriptAnalyzer
        Package   makes out/Coro, a folder that Publish-PSResource takes

    Needs PowerShell and the .NET SDK; Analyze needs PSScriptAnalyzer, too.
.PARAMETER Task
    What to do, in this order.
.PARAMETER Configuration
    Debug while working, Release for what is given away.
.PARAMETER Output
    Where Package puts the folder Coro.
.PARAMETER Filter
    Which tests Test runs, as dotnet test has it, for example FullyQualifiedName~Planning. Default: all.
.EXAMPLE
    ./build.ps1
    Builds and tests.
.EXAMPLE
    ./build.ps1 Test -Filter FullyQualifiedName~PesterTests
    Runs the module's tests.
.EXAMPLE
    ./build.ps1 -Task Clean, Build, Test, Package -Configuration Release
    Makes a release.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'The tasks use them.')]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Clean', 'Build', 'Docs', 'Test', 'Analyze', 'Package')]
    [string[]] $Task = @('Build', 'Test'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Output = "$PSScriptRoot/out",

    [string] $Filter
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# --- Tasks ------------------------------------------------------------------------------------------------------------

$Tasks = @{
    Clean   = { Clear-Output }
    Build   = { Assert-Success 'dotnet build' { dotnet build "$PSScriptRoot/Coro.sln" --configuration $Configuration --nologo } }
    Docs    = { Build-Help; Test-Documentation }
    Test    = { Assert-Success 'dotnet test' { dotnet test "$PSScriptRoot/tests/units" --configuration $Configuration --nologo @testFilter } }
    Analyze = { Test-Format; Test-Script }
    Package = { Build-Package }
}

# --- How --------------------------------------------------------------------------------------------------------------

function Assert-Success ([string] $What, [scriptblock] $Command, [string] $Remedy = 'What it found is above.') {
    & $Command
    if ($LASTEXITCODE -ne 0) { throw "$What ended with exit code $LASTEXITCODE. $Remedy" }
}

function Clear-Output {
    $folders = @(Get-ChildItem -Path "$PSScriptRoot/src", "$PSScriptRoot/tests", "$PSScriptRoot/samples" -Directory -Recurse |
            Where-Object { $_.Name -in 'bin', 'obj' -and (Test-Path -Path "$($_.Parent)/*.csproj") })
    $folders + "$PSScriptRoot/out" | Where-Object { Test-Path -LiteralPath $_ } | Remove-Item -Recurse -Force
}

# In a process of its own: a module cannot be unloaded, and would keep the next build from writing it.
function Build-Help {
    Assert-Success 'Making the help' {
        & (Get-Process -Id $PID).Path -NoLogo -NoProfile -NonInteractive -Command "
            `$ErrorActionPreference = 'Stop'
            Import-Module '$PSScriptRoot/Coro.psd1'
            . '$PSScriptRoot/build/Help.ps1'
            foreach (`$file in Get-HelpFile '$PSScriptRoot') { Set-Content -LiteralPath `$file.Path -Value `$file.Text -NoNewline }"
    }
}

function Test-Documentation {
    # What samples work on is none of ours to check.
    $pages = @(Get-ChildItem -Path "$PSScriptRoot/docs" -Filter *.md -Recurse) +
    @(Get-ChildItem -Path "$PSScriptRoot/samples" -Filter README.md -Recurse) + @(Get-ChildItem -Path "$PSScriptRoot/*.md")
    $problems = foreach ($page in $pages) {
        $text = Get-Content -LiteralPath $page -Raw
        foreach ($link in [regex]::Matches($text, '\]\((?!\w+:|#)([^)#\s]+)')) {
            $target = Join-Path -Path $page.DirectoryName -ChildPath $link.Groups[1].Value
            if (-not (Test-Path -Path $target)) { "$($page.FullName): the link $($link.Groups[1].Value) leads nowhere." }
        }
    }
    if ($problems) { throw $problems -join "`n" }
}

function Test-Format {
    Assert-Success 'dotnet format' { dotnet format "$PSScriptRoot/Coro.sln" --verify-no-changes --no-restore } -Remedy 'To mend what is above: dotnet format Coro.sln'
}

function Test-Script {
    if (-not (Get-Module -Name PSScriptAnalyzer -ListAvailable)) {
        throw 'Analyze needs PSScriptAnalyzer: Install-PSResource PSScriptAnalyzer'
    }

    $found = @('Coro.psd1', 'build.ps1', 'build', 'module', 'tests' | ForEach-Object {
            Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$_" -Recurse
        })
    foreach ($one in $found) { Write-Information "$($one.ScriptPath):$($one.Line): $($one.Severity) $($one.RuleName): $($one.Message)" -InformationAction Continue }
    if ($found) { throw "PSScriptAnalyzer found $($found.Count) problems." }
}

function Build-Package {
    $package = "$Output/Coro"
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package -Recurse -Force }
    foreach ($framework in 'net8.0', 'net10.0') {
        $published = "$PSScriptRoot/src/Coro.Module/obj/package/$framework"
        # What touches PowerShell can only be compiled ahead beside one that runs on the same .NET: this one.
        $beside = if ($framework -eq "net$([System.Environment]::Version.Major).0") { "-p:PowerShellHome=$PSHOME" }
        Assert-Success "dotnet publish ($framework)" {
            dotnet publish "$PSScriptRoot/src/Coro.Module" --configuration $Configuration --framework $framework --use-current-runtime --output $published --nologo $beside
        }
        $null = New-Item -Path "$package/lib/$framework" -ItemType Directory
        Copy-Item -Path "$published/*.dll" -Destination "$package/lib/$framework"
    }

    Copy-Item -LiteralPath "$PSScriptRoot/module", "$PSScriptRoot/en-US" -Destination $package -Recurse
    foreach ($file in 'Coro.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md') {
        if (Test-Path -LiteralPath "$PSScriptRoot/$file") { Copy-Item -LiteralPath "$PSScriptRoot/$file" -Destination $package }
    }

    $null = Test-ModuleManifest -Path "$package/Coro.psd1"
    Write-Information "The package is in $package." -InformationAction Continue
}

# --- Go ---------------------------------------------------------------------------------------------------------------

$testFilter = @(if ($Filter) { '--filter'; $Filter })
foreach ($name in $Task) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Write-Information "== $name" -InformationAction Continue
    try { & $Tasks[$name] } catch {
        # Without the place in this script, which is not what is wrong.
        $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new(
                [System.InvalidOperationException]::new("$name failed: $_", $_.Exception), 'TaskFailed', 'InvalidResult', $name))
    }
    Write-Information ('== {0} done in {1:0.0} s' -f $name, $clock.Elapsed.TotalSeconds) -InformationAction Continue
}
