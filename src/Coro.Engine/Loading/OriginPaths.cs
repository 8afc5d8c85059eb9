namespace Coro.Engine.Loading;

/// <summary>Relative paths of a brief start at its folder; this makes them absolute, and tells paths from URLs.</summary>
public static class OriginPaths
{
    internal static string Absolute(string path, string origin) => Path.GetFullPath(path, origin);

    /// <summary>A repository as git understands it, from any folder.</summary>
    /// <param name="url">A URL or a path.</param>
    /// <param name="origin">The absolute folder that a relative path starts at.</param>
    public static string Repository(string url, string origin) => IsPath(url) ? Absolute(url, origin) : url;

    /// <summary>Whether git would take it for a path: it has no scheme, and no host before a colon.</summary>
    internal static bool IsPath(string url)
    {
        if (Path.IsPathFullyQualified(url))
            return true;
        var colon = url.IndexOf(':');
        var slash = url.IndexOf('/');
        // ./a:b is a path, host:a/b and https://host are not.
        return (colon < 0 || (slash >= 0 && slash < colon)) && !url.StartsWith('~');
    }

    /// <summary>The path as one writes it in a brief in that folder: relative where it lies below it.</summary>
    internal static string Relative(string path, string origin)
    {
        var relative = Path.GetRelativePath(origin, path);
        if (Path.IsPathFullyQualified(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal)
            || relative.StartsWith("..\\", StringComparison.Ordinal))
            return path;
        relative = relative.Replace(Path.DirectorySeparatorChar, '/');
        // Without the dot, a:b would be read as host and path.
        return relative.Contains(':') || relative.StartsWith('~') || relative.StartsWith('-') ? "./" + relative : relative;
    }
}
