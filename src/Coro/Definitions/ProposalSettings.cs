namespace Coro;

/// <summary>How the change is proposed that bundles what a campaign learned.</summary>
public sealed record ProposalSettings
{
    /// <summary>Its form.</summary>
    public ProposalKind Kind { get; init; }

    /// <summary>The branch that it is to be merged into; null: the remote's, or the one that is checked out.</summary>
    public string? Base { get; init; }

    /// <summary>The remote that a pull request's branch is pushed to; null: <c>origin</c>, if there is one.</summary>
    public string? Remote { get; init; }
}
