using Coro.Engine.State;

namespace Coro.Engine.Reporting.Report;

/// <summary>All that a report tells, as values: each section of each format is a function of this.</summary>
internal sealed record ReportModel
{
    public required Campaign Campaign { get; init; }

    /// <summary>When the last thing happened that the report tells of.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The bar for every child that <see cref="Overrides"/> does not name.</summary>
    public required QualityGate Gate { get; init; }

    /// <summary>What the directive sets in place of the brief's bar.</summary>
    public required IReadOnlyList<QualityOverride> Overrides { get; init; }

    /// <summary>The children, in the order in which they are run.</summary>
    public required IReadOnlyList<ReportChild> Children { get; init; }

    /// <summary>The scores of the completed children; null: none has one.</summary>
    public required ReportQuality? Quality { get; init; }

    /// <summary>What the campaign-level stages did, by number.</summary>
    public required IReadOnlyList<ReportStage> Stages { get; init; }

    /// <summary>Where the stack skill was exported to.</summary>
    public required string? StackExportPath { get; init; }

    /// <summary>Why the stack skill was not exported; null: it was, or was not tried.</summary>
    public string? StackExportProblem { get; init; }

    /// <summary>The files that list the skills.</summary>
    public IReadOnlyList<ContextFile> ContextFiles { get; init; } = [];

    /// <summary>What the children promise each other, and whether they kept it.</summary>
    public IReadOnlyList<CampaignContract> Contracts { get; init; } = [];

    /// <summary>What children have learned.</summary>
    public IReadOnlyList<CampaignInsight> Insights { get; init; } = [];

    /// <summary>The change that bundles it, as it was proposed; null: it was not, or as a patch.</summary>
    public LearnedChange? Proposed { get; init; }

    public required ReportTime Time { get; init; }

    /// <summary>What all of it consumed; null: nothing is known.</summary>
    public required Usage? Usage { get; init; }

    /// <summary>The lines of the decision log, oldest first.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    public IEnumerable<ReportChild> Of(ChildStatus status) => Children.Where(child => child.View.Status == status);

    public IEnumerable<ReportWorkaround> Workarounds => Children.SelectMany(child => child.Workarounds);
}

/// <summary>A child as the report tells of it.</summary>
/// <param name="View">What every front end shows.</param>
/// <param name="Worked">How long its processes ran, over all attempts.</param>
/// <param name="Queued">How long it could have started and did not, for want of a slot, lane or lock.</param>
/// <param name="Attempts">All attempts that have started, oldest first.</param>
/// <param name="LogFolder">Its logs, relative to the report; null: it never started.</param>
internal sealed record ReportChild(
    CampaignChild View, TimeSpan Worked, TimeSpan Queued, IReadOnlyList<ReportAttempt> Attempts, string? LogFolder)
{
    public string Name => View.Name;

    public IEnumerable<ReportWorkaround> Workarounds => View.Workarounds.Select(text => new ReportWorkaround(Name, text));
}

/// <summary>One attempt, for the timeline.</summary>
internal sealed record ReportAttempt(int Number, ChildStatus Status, DateTimeOffset Start, DateTimeOffset End);

/// <summary>The scores of the completed children, summed up.</summary>
internal sealed record ReportQuality(decimal Min, decimal Max, decimal Average, int Scored, int BelowTarget);

/// <summary>What a campaign-level stage did.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Outcome">One word or a few, and its figures.</param>
/// <param name="Message">More about it; null: nothing.</param>
/// <param name="Paths">What it made.</param>
internal sealed record ReportStage(string Title, string Outcome, string? Message, IReadOnlyList<string> Paths);

/// <summary>Something that had to be worked around.</summary>
internal sealed record ReportWorkaround(string Child, string Text)
{
    /// <summary>Whether the documentation was wrong, not the work.</summary>
    public bool IsDocRot => DocRot.Marks(Text);
}

/// <summary>Where the time went.</summary>
/// <param name="Worked">How long processes ran, summed over all children.</param>
/// <param name="Queued">How long children waited for a slot, lane or lock, summed.</param>
/// <param name="CriticalPath">The chain of dependencies that took longest, first to last.</param>
/// <param name="CriticalTime">How long that took.</param>
internal sealed record ReportTime(
    TimeSpan Worked, TimeSpan Queued, IReadOnlyList<string> CriticalPath, TimeSpan CriticalTime);
