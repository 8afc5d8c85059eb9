namespace PackageSkills.Steps;

/// <summary>What a step has to know about its package, and where its files go.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="Repository">Its repository.</param>
/// <param name="Commit">The commit to work on.</param>
/// <param name="Folder">Where the steps of one package leave their files for each other.</param>
internal sealed record StepInput(string Package, string Repository, string Commit, string Folder)
{
    /// <summary>The repository as a reader elsewhere can make sense of it: relative to the brief's folder.</summary>
    public string RepositoryAsCited =>
        Path.GetRelativePath(Environment.CurrentDirectory, Repository).Replace(Path.DirectorySeparatorChar, '/');

    public string AnalysisPath => Path.Combine(Folder, "analysis.json");
    public string BriefPath => Path.Combine(Folder, "skill-brief.md");
    public string SkillFolder => Path.Combine(Folder, "skill");

    /// <summary>The input as the engine gives it to a step of one child.</summary>
    public static StepInput FromEnvironment() => new(
        Contract.Required("CORO_CHILD"),
        Contract.Required("CORO_REPO_URL"),
        Contract.Required("CORO_COMMIT"),
        Contract.Required("CORO_CHILD_FOLDER"));
}
