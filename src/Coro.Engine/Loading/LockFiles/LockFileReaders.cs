namespace Coro.Engine.Loading.LockFiles;

/// <summary>Makes targets of the packages that a project depends on, as its lock file has them.</summary>
public static class LockFileReaders
{
    private static readonly ILockFileReader[] Readers =
    [
        new NuGetAssetsReader(), new NpmLockReader(), new RequirementsReader(), new PythonLockReader(), new CargoLockReader(), new GoModReader(),
    ];

    /// <summary>Reads a lock file of at most 64 MB; its name or its content tells of which kind it is.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages; null: as <paramref name="path"/>.</param>
    /// <param name="repoUrl">The repository of each target, with <c>{name}</c> and <c>{version}</c> in it; null: none.</param>
    /// <returns>The targets, by name.</returns>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty.</exception>
    /// <exception cref="UsageException">It is of no kind that can be read.</exception>
    /// <exception cref="InvalidInputException">Its content is wrong; every problem is in it.</exception>
    public static LockFileTargets Read(string path, string? shownAs = null, string? repoUrl = null)
    {
        var shown = shownAs ?? path;
        var problems = new Problems(shown);
        var text = InputFile.Read(path, shown, "lock file", problems) ?? throw new InvalidInputException(problems.InOrder());
        if (string.IsNullOrWhiteSpace(text))
            throw new MissingBriefException($"The lock file '{shown}' is empty.");
        var reader = Readers.FirstOrDefault(r => r.Fits(Path.GetFileName(path), text))
            ?? throw new UsageException(
                $"'{shown}' is no lock file that can be read. Supported: {string.Join(", ", Readers.Select(r => r.Kind))}.");
        var packages = reader.Read(text, problems);
        return problems.Any ? throw new InvalidInputException(problems.InOrder()) : packages.ToTargets(repoUrl);
    }
}
