namespace Coro.Engine.Steps.Answers;

/// <summary>Follows all links of a path, those in the middle of it too, as the system does when it opens it.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The path without links.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>Null when something on the way does not exist, or links lead round in a circle.</returns>
    public static string? Of(string path)
    {
        var real = Path.GetPathRoot(path) ?? "";
        var open = new Stack<string>(Parts(path[real.Length..]));
        for (var links = 0; open.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            real = Path.Combine(real, part);
            if (Target(real) is not { } target)
            {
                if (!Path.Exists(real))
                    return null;
                continue;
            }

            if (++links > MostLinks)
                return null;
            var root = Path.GetPathRoot(target) ?? "";
            real = root.Length > 0 ? root : Path.GetDirectoryName(real) ?? real;
            foreach (var next in Parts(target[root.Length..]))
                open.Push(next);
        }

        return real;
    }

    /// <summary>The same of a path whose end need not exist yet.</summary>
    /// <param name="path">An absolute path.</param>
    public static string OfPlanned(string path) => OfPlanned(path, MostLinks);

    private static string OfPlanned(string path, int links)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Of(path) is { } real)
            return real;
        if (links == 0)
            return path;
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        return Target(path) is { } target
            ? OfPlanned(Path.Combine(parent, target), links - 1)
            : Path.Combine(OfPlanned(parent, links - 1), Path.GetFileName(path));
    }

    /// <summary>Whether a path is a folder or lies in it. Both are without links.</summary>
    public static bool IsIn(string path, string folder)
    {
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, Comparison) || path.StartsWith(prefix, Comparison);
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Last first, for a stack.
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".").Reverse();
}
