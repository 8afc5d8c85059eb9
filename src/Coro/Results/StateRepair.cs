namespace Coro;

/// <summary>What is wrong with a campaign's files, and what a repair does about it.</summary>
public sealed record StateRepair
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>Its folder.</summary>
    public required string Workspace { get; init; }

    /// <summary>What is wrong, a sentence each; empty: nothing is.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>What a repair does about it, in order; nothing of it deletes anything.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What is lost for good, although it was acknowledged once; null: nothing is.</summary>
    public string? Loss { get; init; }

    /// <summary>What has to be decided before anything can be done; null: nothing has.</summary>
    public string? Question { get; init; }

    /// <summary>Whether it was done. Otherwise nothing was changed.</summary>
    public bool Done { get; init; }

    /// <summary>What keeps it from being done; the success code: nothing does.</summary>
    public ExitCode ExitCode { get; init; }
}
