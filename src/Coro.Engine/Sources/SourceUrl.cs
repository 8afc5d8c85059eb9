using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.Sources;

/// <summary>What Coro has to know about a repository's URL; everything else is git's business.</summary>
internal static partial class SourceUrl
{
    /// <summary>Says why a URL is not handed to git; null: it may be.</summary>
    public static string? Objection(string url)
    {
        if (url.StartsWith('-'))
            return "starts with '-', which git would read as an option";
        if (url.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            return "contains a control character";
        if (RunsCommand().IsMatch(url))
            return "uses a transport that runs a command of the URL's choice";
        return null;
    }

    /// <summary>The text with user names, passwords and tokens in its URLs made unreadable.</summary>
    public static string Mask(string text)
    {
        text = Credentials().Replace(text, static match =>
            match.Groups["scheme"].Value.Contains("ssh", StringComparison.OrdinalIgnoreCase)
            && !match.Groups["user"].Value.Contains(':')
                ? match.Value
                : match.Groups["scheme"].Value + "***@");
        return Query().Replace(text, "${key}***");
    }

    /// <summary>The host, in lower case; null for a path.</summary>
    public static string? Host(string url)
    {
        if (OriginPaths.IsPath(url))
            return null;
        var match = HostPart().Match(url);
        return match.Success && match.Groups["host"].Length > 0 ? match.Groups["host"].Value.ToLowerInvariant() : null;
    }

    /// <summary>Whether git would go through ssh.</summary>
    public static bool IsSsh(string url) =>
        !OriginPaths.IsPath(url)
        && (url.Contains("ssh://", StringComparison.OrdinalIgnoreCase) || !url.Contains("://", StringComparison.Ordinal));

    /// <summary>The last part of the URL without <c>.git</c>: what people call the repository.</summary>
    public static string RepositoryName(string url)
    {
        var path = url.TrimEnd('/', '\\');
        var name = path[(path.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        return name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    [GeneratedRegex("^(ext|fd)::", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RunsCommand();

    [GeneratedRegex(@"(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)(?<user>[^/\s]*)@", RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();

    [GeneratedRegex(
        @"(?<key>[?&][^=&\s]*(token|secret|password|passwd|key|sig|auth)[^=&\s]*=)[^&\s'""]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"^(?:[^/]*://)?(?:[^/]*@)?(?<host>\[[^\]]*\]|[^/:]*)", RegexOptions.CultureInvariant)]
    private static partial Regex HostPart();
}
