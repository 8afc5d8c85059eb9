namespace Coro.Engine.Loading;

/// <summary>Relative paths of a brief start at its folder; this makes them absolute, and tells paths from URLs.</summary>
internal static class OriginPaths
{
    public static string Absolute(string path, string origin) => Path.GetFullPath(path, origin);

    /// <summary>A repository as git understands it, from any folder.</summary>
    public static string Repository(string url, string origin) => IsPath(url) ? Absolute(url, origin) : url;

    /// <summary>Whether git would take it for a path: it has no scheme, and no host before a colon.</summary>
    public static bool IsPath(string url)
    {
        if (Path.IsPathFullyQualified(url))
            return true;
        var colon = url.IndexOf(':');
        var slash = url.IndexOf('/');
        // ./a:b is a path, host:a/b and https://host are not.
        return (colon < 0 || (slash >= 0 && slash < colon)) && !url.StartsWith('~');
    }

    /// <summary>The path as one writes it in a brief in that folder: relative where it lies below it.</summary>
    public static string Relative(string path, string origin)
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
