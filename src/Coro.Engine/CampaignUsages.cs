using Coro.Engine.Following;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>What steps consumed, try by try, in the order in which they ended. It only reads.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignUsages(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Reads it.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <exception cref="CoroException">There is no such campaign, or its files cannot be read.</exception>
    public IReadOnlyList<CampaignUsage> Read(string? campaign)
    {
        var workspace = new CampaignStore(root, time).Resolve(campaign);
        var followed = new FollowedState(workspace, _time);
        var usages = new List<CampaignUsage>();
        foreach (var entry in followed.Look(last: true))
        {
            if (entry.Event is StepEnded ended)
                usages.Add(Of(followed.State, ended, entry.Time));
        }

        return usages;
    }

    private CampaignUsage Of(CampaignState state, StepEnded e, DateTimeOffset time) => new()
    {
        Campaign = state.Name,
        Child = e.Child,
        Lane = e.Child is null ? null : LaneOf(state[e.Child], e.Attempt),
        Stage = state.RunningStage,
        Attempt = e.Attempt,
        Step = e.Step,
        Try = e.Try,
        Outcome = e.Outcome,
        Duration = e.Duration,
        EndedAt = time,
        Usage = e.Result?.Usage,
        Root = root,
    };

    private static string LaneOf(ChildState child, int attempt) =>
        child.Earlier.Find(earlier => earlier.Attempt == attempt)?.Lane ?? child.Definition.Lane;
}
