using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>Tells a host of a run elsewhere what the engine that runs it tells its own.</summary>
internal sealed class Retelling(ICampaignHost host)
{
    private readonly List<GateOpened> _asked = [];

    /// <summary>Tells where a campaign stands, for somebody who comes while it runs: its stage, and the children at work.</summary>
    public void Begin(CampaignState state)
    {
        if (state.RunningStage is { } stage)
            Tell(state, stage, "start");
        foreach (var child in state.Children.Where(child => child.Status == ChildStatus.Active))
            host.OnChild(CampaignViews.Progress(state, child));
    }

    /// <summary>Tells of what happened.</summary>
    /// <param name="state">The campaign after it.</param>
    /// <param name="happened">What happened.</param>
    public void Tell(CampaignState state, CampaignEvent happened)
    {
        switch (happened)
        {
            case StageEntered e: Tell(state, e.Name, "start"); break;
            case StageCompleted e: Tell(state, e.Name, "done"); break;
            case RunStopped { ExitCode: not ExitCode.Success } e: Tell(state, CampaignViews.Phase(state), "halt", e.ExitCode); break;
            case NoteWritten e: host.OnNote(e.Text, e.Level == NoteLevel.Warning); break;
            case StopRequested: host.OnNote(Stopping.Of(state) ?? EventText.Of(happened), warning: true); break;
            case GateOpened e: _asked.Add(e); break;
            default:
                if (ChildOf(happened) is { } child)
                    host.OnChild(CampaignViews.Progress(state, state[child]));
                break;
        }
    }

    /// <summary>Tells of questions that wait, after all else that has come was told. Most are answered by a default at once.</summary>
    public void TellGates(CampaignState state)
    {
        foreach (var asked in _asked.Where(asked => state.OpenGates.ContainsKey(asked.Gate.Id)))
            host.OnNote(EventText.Of(asked), warning: true);
        _asked.Clear();
    }

    private void Tell(CampaignState state, string stage, string status, ExitCode? exit = null) =>
        host.OnStage(new(state.Stages.Find(stage)?.Number, stage, status, exit)
        {
            RunStartedAt = state.Run?.StartedAt,
            Counts = CampaignViews.Counts(state),
        });

    private static string? ChildOf(CampaignEvent happened) => happened switch
    {
        StepStarted e => e.Child,
        MergeAwaited e => e.Child,
        PullRequestsChanged e => e.Child,
        ChildCompleted e => e.Child,
        ChildFailed e => e.Child,
        ChildEscalated e => e.Child,
        ChildSkipped e => e.Child,
        ChildCancelled e => e.Child,
        DependencyForced e => e.Child,
        ChildReset e => e.Child,
        ChildResumed e => e.Child,
        _ => null,
    };
}
