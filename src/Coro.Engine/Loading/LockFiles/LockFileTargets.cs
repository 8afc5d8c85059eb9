namespace Coro.Engine.Loading.LockFiles;

/// <summary>What a lock file says about packages, as targets of a campaign.</summary>
/// <param name="Children">A child for each package, by name: direct ones in tier A, transitive ones in tier B; the pin is the resolved version.</param>
/// <param name="Notes">What a person should know of how they were found; one sentence each, or none.</param>
public sealed record LockFileTargets(IReadOnlyList<ChildDefinition> Children, IReadOnlyList<string> Notes);
