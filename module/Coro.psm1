# Loads Coro. Coro.dll, with the types that scripts see, goes where all of PowerShell's types are; the cmdlets, the engine
# and their libraries go into a load context of their own, so that another module may bring its own versions of them.
#
# Only .NET and commands of Microsoft.PowerShell.Core: any other cmdlet would have PowerShell load its module first, which
# takes longer than all of this. And few calls of .NET, of which each is compiled for milliseconds: hence the short way first.

$ErrorActionPreference = 'Stop'

function Find-Library ([string] $Framework) {
    $root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)

    # Whatever was built last.
    $newest = $null
    $when = [datetime]::MinValue
    foreach ($configuration in 'Debug', 'Release') {
        $folder = [System.IO.Path]::Combine($root, 'src', 'Coro.Module', 'bin', $configuration, $Framework)
        if (-not [System.IO.File]::Exists("$folder/Coro.Module.dll")) { continue }
        foreach ($name in 'Coro.dll', 'Coro.Engine.dll', 'Coro.Module.dll') {
            $written = [System.IO.File]::GetLastWriteTimeUtc("$folder/$name")
            if ($written -gt $when) { $newest, $when = $folder, $written }
        }
    }
    if ($newest) { return $newest }

    throw "Coro is not built yet. Run ./build.ps1 -Task Build (or: dotnet build src/Coro.Module), then import it again."
}

$framework = if ([System.Environment]::Version.Major -ge 10) { 'net10.0' } else { 'net8.0' }
$library = "$PSScriptRoot/../lib/$framework"
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$library/Coro.dll")
} catch {
    # A checkout has no such folder.
    $library = Find-Library -Framework $framework
    $null = [System.Reflection.Assembly]::LoadFrom("$library/Coro.dll")
}

$assembly = [Coro.Loading.ModuleLoadContext]::LoadModule($library)

# Piping the module through Import-Module once more exports its cmdlets on a second import, too: without it PowerShell
# finds the assembly in its cache and exports nothing.
Import-Module -Assembly $assembly -PassThru | Import-Module
