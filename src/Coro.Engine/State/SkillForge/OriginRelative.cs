namespace Coro.Engine.State.SkillForge;

/// <summary>
/// Paths as Skill Forge has them: from the project's folder, with slashes; absolute where they lie elsewhere. Nothing else of
/// a path is touched, so that it comes back as it was.
/// </summary>
/// <param name="origin">The project's folder; absolute.</param>
internal sealed class OriginRelative(string origin)
{
    private readonly string _prefix = Path.EndsInDirectorySeparator(origin) ? origin : origin + Path.DirectorySeparatorChar;

    /// <summary>The path as it starts at the project.</summary>
    public string? Of(string? path) => path?.StartsWith(_prefix, StringComparison.Ordinal) == true && path.Length > _prefix.Length
        ? path[_prefix.Length..].Replace(Path.DirectorySeparatorChar, '/')
        : path;
}
