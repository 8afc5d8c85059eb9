namespace Coro.Engine.Loading.LockFiles;

/// <summary>Where a package comes from when it comes from git, as npm, Cargo and uv write it.</summary>
internal static class GitSource
{
    /// <summary>The repository and the commit of <c>git+https://host/repo.git?branch=x#commit</c>; nulls for anything else.</summary>
    public static (string? Repository, string? Commit) Of(string? source)
    {
        const string git = "git+";
        if (source?.StartsWith(git, StringComparison.Ordinal) != true)
            return (null, null);
        var parts = source[git.Length..].Split('#', 2);
        var repository = parts[0].Split('?', 2)[0];
        return (repository, parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }
}
