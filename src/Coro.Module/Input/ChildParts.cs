using System.Management.Automation;
using Coro.Engine.Loading;

namespace Coro.Module.Input;

/// <summary>The parts of a child as they come in parameters or in the columns of a table, where a cell may be empty and nothing is meant.</summary>
internal sealed record ChildParts
{
    public required string Name { get; init; }
    public string? RepoUrl { get; init; }
    public string? Tier { get; init; }
    public string? Lane { get; init; }
    public string? Pin { get; init; }
    public Dependency[] DependsOn { get; init; } = [];
    public string[] Locks { get; init; } = [];
    public string? Description { get; init; }
    public string? Tracker { get; init; }
    public IReadOnlyList<StepDefinition>? Steps { get; init; }

    /// <summary>The child.</summary>
    /// <param name="cmdlet">Whose location a relative path of a repository starts at.</param>
    /// <exception cref="UsageException">The tier is none.</exception>
    public ChildDefinition Read(PSCmdlet cmdlet) => new()
    {
        Name = Name.Trim(),
        RepoUrl = Given(RepoUrl) is { } url
            ? OriginPaths.Repository(url, cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath)
            : null,
        Tier = Given(Tier)?.ToUpperInvariant() switch
        {
            null or "A" => Coro.Tier.A,
            "B" => Coro.Tier.B,
            _ => throw new UsageException($"The tier of child '{Name}' is '{Tier}'. Give it A or B."),
        },
        Lane = Given(Lane) ?? ChildDefinition.DefaultLane,
        Pin = Given(Pin),
        DependsOn = [.. DependsOn.DistinctBy(on => on.Child, Names.Comparer)],
        Locks = [.. Locks.Distinct(Names.Comparer)],
        Description = Given(Description),
        Tracker = Given(Tracker) is { } item ? ItemReferences.Of(item) : null,
        Steps = Steps,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
