using Coro.Engine.Running;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>Draws up where a campaign stands that is about to be gone on with: a function of its state.</summary>
internal static class ResumeSummaries
{
    /// <summary>Draws it up.</summary>
    /// <param name="state">The campaign, as the last run left it.</param>
    /// <param name="context">Where it is, and when; its execution order is needed.</param>
    /// <param name="first">What the run is to start with; empty: nothing in particular.</param>
    public static ResumeSummary Of(CampaignState state, ViewContext context, IReadOnlySet<ChildState> first)
    {
        var waiting = new WaitingFor(state, isRunning: false, context.Now);
        var next = waiting.Hold is null ? Next(state, context, first) : [];
        return new()
        {
            Campaign = CampaignViews.Campaign(state, context),
            LastRun = Last(state),
            Next = next,
            Hold = next.Count > 0 ? null : waiting.Hold ?? LoopsEnd.Halt(state)?.Message,
            Waiting =
            [
                .. state.Children.Where(child => child.Status == ChildStatus.Pending)
                    .Select(child => new WaitingChild(child.Name, waiting.Dependencies(child))),
            ],
            Gates = OpenGates.Of(state),
            Usage = CampaignViews.TotalUsage(state),
        };
    }

    private static List<string> Next(CampaignState state, ViewContext context, IReadOnlySet<ChildState> first) =>
    [
        .. (context.ExecutionOrder ?? CampaignOrder.Plan(state).ExecutionOrder)
            .Select(name => state[name])
            .Where(child => child.Status is ChildStatus.Active or ChildStatus.Ready)
            .OrderBy(child => first.Contains(child) ? 0 : child.Status == ChildStatus.Active ? 1 : 2)
            .Select(child => child.Name),
    ];

    private static LastRun? Last(CampaignState state) => state.Run is not { } run ? null : new()
    {
        Number = run.Number,
        StartedAt = run.StartedAt,
        EndedAt = run.StoppedAt ?? state.LastUpdated,
        ExitCode = run.ExitCode,
        Reason = run.StoppedAt is null ? $"its process {run.Pid} on {run.Host} died" : run.Reason,
    };
}
