namespace Coro;

/// <summary>Where the targets come from that the brief does not name: lock files, a command, or both.</summary>
public sealed record StrategySettings
{
    /// <summary>The lock files whose packages become targets; absolute.</summary>
    public IReadOnlyList<string> LockFiles { get; init; } = [];

    /// <summary>The repository of each package, with <c>{name}</c> and <c>{version}</c> in it; null: what the lock file names, if it does.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>A command that answers with targets, for example out of the architecture document; null: none.</summary>
    public StepDefinition? Command { get; init; }
}
