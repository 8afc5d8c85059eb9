# Loads Coro. Coro.dll, with the types that scripts see, goes where all of PowerShell's types are; the cmdlets, the engine
# and their libraries go into a load context of their own, so that another module may bring its own versions of them.
#
# Only .NET and commands of Microsoft.PowerShell.Core: any other cmdlet would have PowerShell load its module first, which
# takes longer than all of this.

$ErrorActionPreference = 'Stop'

function Find-Library {
    $root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
    $framework = if ([System.Environment]::Version.Major -ge 10) { 'net10.0' } else { 'net8.0' }
    $packaged = [System.IO.Path]::Combine($root, 'lib', $framework)
    if ([System.IO.File]::Exists("$packaged/Coro.Module.dll")) { return $packaged }

    # A checkout: whatever was built last.
    $newest = $null
    $when = [datetime]::MinValue
    foreach ($configuration in 'Debug', 'Release') {
        $folder = [System.IO.Path]::Combine($root, 'src', 'Coro.Module', 'bin', $configuration, $framework)
        if (-not [System.IO.File]::Exists("$folder/Coro.Module.dll")) { continue }
        foreach ($name in 'Coro.dll', 'Coro.Engine.dll', 'Coro.Module.dll') {
            $written = [System.IO.File]::GetLastWriteTimeUtc("$folder/$name")
            if ($written -gt $when) { $newest, $when = $folder, $written }
        }
    }
    if ($newest) { return $newest }

    throw "Coro is not built yet. Run ./build.ps1 -Task Build (or: dotnet build src/Coro.Module), then import it again."
}

function Import-SharedType ([string] $Path) {
    $loaded = 'Coro.Loading.ModuleLoadContext' -as [type]
    if (-not $loaded) {
        $null = [System.Reflection.Assembly]::LoadFrom($Path)
        return
    }

    # .NET cannot unload it, and the cmdlets of one version do not work with the types of another.
    $there = $loaded.Assembly.GetName().Version
    $wanted = [System.Reflection.AssemblyName]::GetAssemblyName($Path).Version
    if ($there -ne $wanted) {
        throw "Coro $there is loaded in this session already, and $wanted cannot be added. Start a new PowerShell, then import it."
    }
}

$library = Find-Library
Import-SharedType -Path ([System.IO.Path]::Combine($library, 'Coro.dll'))
$assembly = [Coro.Loading.ModuleLoadContext]::LoadModule($library)

# Piping the module through Import-Module once more exports its cmdlets on a second import, too: without it PowerShell
# finds the assembly in its cache and exports nothing.
Import-Module -Assembly $assembly -PassThru | Import-Module
