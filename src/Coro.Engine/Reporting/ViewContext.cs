using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>What the views of a campaign need to know that its state does not hold.</summary>
internal sealed record ViewContext
{
    /// <summary>The campaign's folder.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The root that it belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>The time of the view: what goes on has lasted until then.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether a live process holds the campaign's lock.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Whether what is shown is kept and read later, so that nothing in it counts down.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether each child is to be explained.</summary>
    public bool Explain { get; init; }

    /// <summary>The plan's execution order; null: the order of the brief.</summary>
    public IReadOnlyList<string>? ExecutionOrder { get; init; }

    /// <summary>What opening the campaign for work would ask; null: nothing.</summary>
    public Gate? Pending { get; init; }

    /// <summary>The absolute folder that a report's links start at; null: the campaign's.</summary>
    public string? LinksFrom { get; init; }

    /// <summary>What the children promise each other, which lies in files; for a report.</summary>
    public IReadOnlyList<CampaignContract> Contracts { get; init; } = [];

    /// <summary>The last lines of the decision log, oldest first.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];
}
