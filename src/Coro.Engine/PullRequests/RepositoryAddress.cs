using System.Text.RegularExpressions;

namespace Coro.Engine.PullRequests;

/// <summary>A repository of a host, as URLs of git and of pull requests name it.</summary>
/// <param name="Host">The host, in lower case; with its port, where a URL has one.</param>
/// <param name="Path">The path below it, without slashes at its ends and without <c>.git</c>; not unescaped.</param>
internal sealed partial record RepositoryAddress(string Host, string Path)
{
    /// <summary>The parts of its path, unescaped.</summary>
    public IReadOnlyList<string> Parts => [.. Path.Split('/').Select(Uri.UnescapeDataString)];

    /// <summary>Reads what git takes: a URL, or <c>user@host:path</c>. Null: it is a path, or nothing of the kind.</summary>
    public static RepositoryAddress? Read(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && text.Contains("://", StringComparison.Ordinal))
            return Of(HostOf(uri), uri.AbsolutePath);
        return Scp().Match(text) is { Success: true } match ? Of(match.Groups["host"].Value.ToLowerInvariant(), match.Groups["path"].Value) : null;
    }

    // A port of ssh says nothing about where the API is.
    private static string HostOf(Uri uri) => uri.Scheme is "http" or "https" && !uri.IsDefaultPort ? $"{uri.Host.ToLowerInvariant()}:{uri.Port}" : uri.Host.ToLowerInvariant();

    private static RepositoryAddress Of(string host, string path)
    {
        path = path.Trim('/');
        return new(host, path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path);
    }

    [GeneratedRegex(@"^(?:[^@/\s]+@)?(?<host>[A-Za-z0-9.-]{2,}):(?!\\)(?<path>[^\s]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Scp();
}
