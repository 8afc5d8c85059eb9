namespace Coro.Engine.Steps.Answers;

/// <summary>
/// The paths that a step may name in its answer: those that, with all links resolved, lie in a folder that the campaign
/// trusts. A path that is taken keeps the folder's own name, with the links below it resolved.
/// </summary>
internal sealed class TrustedPaths(IReadOnlyList<string> folders, string workingDirectory)
{
    /// <summary>Checks a path.</summary>
    /// <param name="path">As the step wrote it; relative to the folder that it ran in.</param>
    /// <param name="problem">What is wrong with it; null when it may be taken.</param>
    /// <returns>The absolute path; empty when it may not be taken.</returns>
    public string Resolve(string path, out string? problem)
    {
        problem = null;
        if (path.Length == 0)
            problem = "is empty";
        else if (path.Contains('\0', StringComparison.Ordinal))
            problem = "contains a zero character";
        else if (RealPath.Of(Path.Combine(workingDirectory, path)) is not { } real)
            problem = $"'{path}' does not exist";
        else if (Inside(real) is { } inside)
            return inside;
        else
            problem = Outside(path, real);
        return "";
    }

    private string? Inside(string real)
    {
        foreach (var folder in folders)
        {
            if (RealPath.Of(folder) is not { } trusted)
                continue;
            if (RealPath.IsIn(real, trusted))
                return real.Length == trusted.Length ? folder : Path.Combine(folder, Path.GetRelativePath(trusted, real));
        }

        return null;
    }

    private string Outside(string path, string real) =>
        $"'{path}'{(real == path ? "" : $" is {real}, which")} lies outside of the folders that a step may name files in: "
        + string.Join(", ", folders);
}
