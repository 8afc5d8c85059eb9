namespace Coro;

/// <summary>What a script block is run for: it is <c>$Coro</c> there.</summary>
/// <param name="documents">What it may ask for and finds on disk then.</param>
public sealed class StepContext(IStepDocuments documents)
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The campaign's job id.</summary>
    public required string JobId { get; init; }

    /// <summary>The child's name; null: the step is a batch's or a stage's.</summary>
    public string? Child { get; init; }

    /// <summary>The stage whose step it is; null: it is a child's or a batch's.</summary>
    public string? Stage { get; init; }

    /// <summary>The step's name.</summary>
    public required string Step { get; init; }

    /// <summary>The attempt, from 1; the number of a batch; for a stage: which turn at the campaign.</summary>
    public required int Attempt { get; init; }

    /// <summary>The try of the step, from 1.</summary>
    public required int Try { get; init; }

    /// <summary>The child's tier; null: there is no child.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The child's lane; null: there is no child.</summary>
    public string? Lane { get; init; }

    /// <summary>The version that the child works on; null: none was asked for, and none is resolved.</summary>
    public string? Pin { get; init; }

    /// <summary>The child's repository; null: it has none.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>The commit that the child's work starts from; null: unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>What the child is to do, in words; null: nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>What the child depends on, each as it stands: score, findings, skill.</summary>
    public IReadOnlyList<CampaignChild> Dependencies { get; init; } = [];

    /// <summary>The children of a batch, or of the campaign where a stage runs; empty in a child's step.</summary>
    public IReadOnlyList<CampaignChild> Children { get; init; } = [];

    /// <summary>The directive's flags for the step.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The campaign's folder.</summary>
    public required string Workspace { get; init; }

    /// <summary>The folder that the campaign was started from; the block starts in it.</summary>
    public required string Origin { get; init; }

    /// <summary>The export folder; null: there is none.</summary>
    public string? ExportPath { get; init; }

    /// <summary>The absolute folder of the attempt; it is made when it is asked for.</summary>
    public string Folder => documents.Folder;

    /// <summary>The kickoff's text.</summary>
    public string Kickoff => documents.Kickoff;

    /// <summary>The file that holds the kickoff; it is written when it is asked for.</summary>
    public string KickoffPath => documents.KickoffPath;

    /// <summary>The file context.json; it is written when it is asked for.</summary>
    public string ContextPath => documents.ContextPath;

    /// <summary>
    /// The <c>CORO_*</c> variables that a command would get, by name. A program that a block starts does not have them by itself: a
    /// process has one environment, and other blocks run in it as well.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Cancelled when the step is to end: for what does not end with its pipeline by itself.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What it is run for, in a word or two.</summary>
    public override string ToString() => $"{Child ?? Stage ?? $"batch {Attempt}"}/{Step}";
}
