namespace Coro.Engine.History;

/// <summary>The child's pipeline succeeded and its result passed; it is complete when its pull requests are merged.</summary>
internal sealed record MergeAwaited(string Child, int Attempt) : CampaignEvent;

/// <summary>What was learned is proposed as a change; or as another one than before.</summary>
internal sealed record ChangeProposed(LearnedChange Change) : CampaignEvent;

/// <summary>
/// Pull requests of a child do not stand where they stood, or it turned out that nothing can tell. <paramref name="By"/>: who said so;
/// null: their host.
/// </summary>
internal sealed record PullRequestsChanged(
    string Child, int Attempt, IReadOnlyList<PullRequest> PullRequests, string? By = null, string? Why = null) : CampaignEvent;
