using System.Collections.ObjectModel;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace Coro.Module.Input;

/// <summary>Paths as PowerShell means them: from its own location, which is not the process's, and through its drives.</summary>
internal static class Paths
{
    private const int MostNamed = 5;

    /// <summary>The absolute path of a file that is read. Wildcards are fine where they mean one file.</summary>
    public static string InputPath(this PSCmdlet cmdlet, string path)
    {
        var full = cmdlet.FullPath(path);

        // A name may have brackets in it, and whoever names a file that is there means that one.
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(full) || Directory.Exists(full))
            return full;
        var found = Matches(cmdlet, path);
        return found.Count switch
        {
            0 => full,
            1 => found[0],
            _ => throw new UsageException(
                $"The path '{path}' matches {found.Count} files: {string.Join(", ", found.Take(MostNamed))}{(found.Count > MostNamed ? ", ..." : "")}. Name one."),
        };
    }

    /// <summary>The absolute path of a file that is to be written. It need not exist; wildcards are refused, brackets are part of a name.</summary>
    public static string OutputPath(this PSCmdlet cmdlet, string path) => path.AsSpan().ContainsAny('*', '?')
        ? throw new UsageException($"The path '{path}' has wildcards. Name the one file to write.")
        : cmdlet.FullPath(path);

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

    private static Collection<string> Matches(PSCmdlet cmdlet, string path)
    {
        try
        {
            return cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }
}
