using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace Coro.Module.Input;

/// <summary>Paths as PowerShell means them: from its own location, which is not the process's, and through its drives.</summary>
internal static class Paths
{
    /// <summary>The absolute path in the file system. It need not exist; wildcards mean themselves.</summary>
    public static string FullPath(this PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.ImplementingType == typeof(FileSystemProvider))
                return full;
            throw new UsageException(
                $"The path '{path}' belongs to the provider {provider.Name}. Give a path in the file system.");
        }
        catch (Exception e) when (e is DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException)
        {
            throw new UsageException($"The path '{path}' cannot be resolved: {e.Message}", e);
        }
    }
}
