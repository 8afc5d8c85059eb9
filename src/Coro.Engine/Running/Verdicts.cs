using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>What becomes of a child whose steps have all succeeded.</summary>
/// <param name="state">The state that the events are folded into.</param>
/// <param name="record">Writes an event down and folds it in.</param>
internal sealed class Verdicts(CampaignState state, Action<CampaignEvent> record)
{
    /// <summary>Records what the quality gate says of it and, in a delivery, its pull requests.</summary>
    public void Judge(ChildState child)
    {
        var (verdict, message) = QualityRule.Judge(state.GateOf(child.Name), child.QualityScore, child.Findings);
        message = OverrideText.Of(state, child, verdict, message);
        var passes = verdict is QualityVerdict.Pass or QualityVerdict.PassBelowTarget;
        if (passes && state.Settings.Workflow == Workflow.Delivery && !MergeRule.AllMerged(child.PullRequests))
        {
            record(new MergeAwaited(child.Name, child.Attempt));
            return;
        }

        record(verdict switch
        {
            QualityVerdict.Pass => new ChildCompleted(child.Name, child.Attempt, Reason: message),
            QualityVerdict.PassBelowTarget => new ChildCompleted(child.Name, child.Attempt, BelowTarget: true, message),
            QualityVerdict.Miss => new ChildFailed(child.Name, child.Attempt, QualityRule.SoftGateMiss, message),
            _ => new ChildEscalated(child.Name, child.Attempt, QualityRule.HardGate, message),
        });
    }

    /// <summary>Records where pull requests of a child stand now, and what that means for it.</summary>
    /// <param name="child">The child.</param>
    /// <param name="changed">Those that do not stand where they stood.</param>
    /// <param name="by">Who says so; null: their host.</param>
    /// <param name="why">Why; null: nothing was said.</param>
    public void Change(ChildState child, IReadOnlyList<PullRequest> changed, string? by = null, string? why = null)
    {
        record(new PullRequestsChanged(child.Name, child.Attempt, changed, by, why));
        if (!child.AwaitsMerge)
            return;
        if (MergeRule.Failure(child.PullRequests) is { } failure)
            record(new ChildFailed(child.Name, child.Attempt, MergeRule.Closed, failure));
        else if (MergeRule.AllMerged(child.PullRequests))
            Judge(child);
    }
}
