using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.Reporting;
using Coro.Engine.Sources;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>
/// What everything that works on a running campaign has in common: its state, its log, whom to tell, and whether it is to
/// stop. It lives on the coordinator's loop.
/// </summary>
internal sealed class RunContext(
    CampaignLog log, Workspace workspace, string root, RunOptions options, ICampaignHost host, IStepRunner steps, TimeProvider time)
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly List<Action> _untold = [];
    private Dictionary<string, int>? _ranks;
    private RemoteCatalog? _remotes;

    public CampaignState State => log.State;
    public CampaignSettings Settings => log.State.Settings;
    public Workspace Workspace => workspace;
    public string Root => root;
    public RunOptions Options => options;
    public ICampaignHost Host => host;
    public IStepRunner Steps => steps;

    /// <summary>Makes the requests for steps.</summary>
    public StepRequestBuilder Requests { get; } = new(log.State, workspace);

    public TimeProvider Time => time;
    public int Throttle => Math.Max(1, options.Throttle ?? Settings.Limits.Throttle);

    /// <summary>The repositories' answers: asked once in a run, however many stages need them.</summary>
    public RemoteCatalog Remotes => _remotes ??= new(new GitRemote(Settings.Origin, time));

    /// <summary>Why the run is to stop; null while it is not.</summary>
    public ExitCode? StopReason { get; private set; }

    /// <summary>Ends waits, as soon as the run is to stop.</summary>
    public CancellationToken Draining => _drain.Token;

    /// <summary>Ends processes, when their grace is over.</summary>
    public CancellationToken Killing => _kill.Token;

    /// <summary>Writes an event down and folds it in. Nothing may act on it before <see cref="CommitAsync"/>.</summary>
    public void Record(CampaignEvent happened) => log.Record(happened);

    /// <summary>Sets what was recorded on its way to the disk, without waiting until it is there.</summary>
    public void CommitSoon() => _ = CommitAsync();

    /// <summary>Completes when everything recorded so far is on disk, and those who wanted to hear of it have.</summary>
    public async Task CommitAsync()
    {
        var untold = _untold.ToArray();
        _untold.Clear();
        await log.CommitAsync();
        foreach (var tell in untold)
            tell();
    }

    /// <summary>Rewrites the checkpoint: now, or if it is time to.</summary>
    public Task CheckpointAsync(bool force) => log.CheckpointAsync(force);

    /// <summary>A child's place in the execution order.</summary>
    public int Rank(ChildState child)
    {
        if (_ranks is null || !_ranks.ContainsKey(child.Name))
            _ranks = CampaignOrder.Ranks(State);
        return _ranks[child.Name];
    }

    /// <summary>The pipeline of a child.</summary>
    /// <exception cref="InvalidStateException">There is none; loading refuses that, but a rerun may name another lane.</exception>
    public ChosenPipeline PipelineOf(ChildState child) => PipelineChooser.For(child.Definition, Settings)
        ?? throw new InvalidStateException(
            $"Child '{child.Name}' has no pipeline: add one for lane '{child.Definition.Lane}' or tier {child.Definition.Tier} to the brief.");

    /// <summary>Records something worth telling, and tells it once it is on disk.</summary>
    public void Note(string text, bool warning = false, string? child = null)
    {
        Record(new NoteWritten(warning ? NoteLevel.Warning : NoteLevel.Info, text, child));
        _untold.Add(() => host.OnNote(text, warning));
    }

    /// <summary>Tells of a child's present state, once it is on disk.</summary>
    public void Tell(ChildState child)
    {
        var progress = new ChildProgress(
            child.Name, child.Status, child.Step, child.Try, child.Message, child.QualityScore, CampaignViews.Counts(State));
        _untold.Add(() => host.OnChild(progress));
    }

    /// <summary>Tells of a stage, once all before it is on disk.</summary>
    public void Tell(StageProgress progress) => _untold.Add(() => host.OnStage(progress));

    /// <summary>Stops the run: nothing fresh starts, and what runs has a moment, or none.</summary>
    public void Stop(ExitCode reason, bool atOnce)
    {
        StopReason ??= reason;
        _drain.Cancel();
        if (atOnce)
            _kill.Cancel();
        else
            _ = KillLaterAsync();
    }

    /// <summary>Waits; less long when the run is to stop.</summary>
    public async Task WaitAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, time, Draining);
        }
        catch (OperationCanceledException)
        {
            // Whoever waited looks at StopReason next.
        }
    }

    private async Task KillLaterAsync()
    {
        await Task.Delay(options.StopGrace, time, CancellationToken.None);
        _kill.Cancel();
    }
}
