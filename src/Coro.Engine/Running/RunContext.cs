using System.Diagnostics.CodeAnalysis;
using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.PullRequests;
using Coro.Engine.Reporting;
using Coro.Engine.Running.Controls;
using Coro.Engine.Sources;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;
using Coro.Engine.Steps.Scripts;
using Coro.Engine.Trackers;

namespace Coro.Engine.Running;

/// <summary>
/// What everything that works on a running campaign has in common: its state, its log, whom to tell, and whether it is to
/// stop. It lives on the coordinator's loop.
/// </summary>
internal sealed class RunContext(
    CampaignLog log, Workspace workspace, string root, RunOptions options, ICampaignHost host, IStepRunner steps, TimeProvider time)
{
    // For so long at most what happened waits for more to be flushed with it, where nobody waits for the flush.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly Queue<(long After, Action Tell)> _untold = [];
    private readonly LinkedList<DateTimeOffset> _waiting = [];
    private readonly Dictionary<ChildState, DrivenChild> _driven = [];
    private CancellationTokenSource _touched = new();
    private Dictionary<string, int>? _ranks;
    private RemoteCatalog? _remotes;
    private PullRequestAdapters? _pullRequests;
    private TrackerDesk? _tracker;
    private StandingOrders? _orders;
    private Settlement? _settlement;
    private bool _throttleChanged;
    private bool _commits;
    private long _common;

    public CampaignState State => log.State;
    public CampaignSettings Settings => log.State.Settings;
    public Workspace Workspace => workspace;
    public ControlInbox Inbox => log.Inbox;

    /// <summary>Where the campaign lies.</summary>
    public IDisk Disk => log.Disk;

    public string Root => root;
    public RunOptions Options => options;
    public ICampaignHost Host => host;
    public IStepRunner Steps => steps;

    /// <summary>What runs script blocks; null: nothing here does.</summary>
    public IScriptRunner? Scripts { get; init; }

    /// <summary>Makes the requests for steps.</summary>
    public StepRequestBuilder Requests { get; } = new(log.State, workspace) { Root = root };

    /// <summary>The directive and the kickoff template, as they read now.</summary>
    public StandingOrders Orders => _orders ??= new(this);

    public TimeProvider Time => time;

    /// <summary>Has decided what only somebody can decide about children.</summary>
    public Settlement Settlement => _settlement ??= new(this);

    /// <summary>How many children run at once: what the caller says, until somebody changes it while the campaign runs.</summary>
    public int Throttle => Math.Max(1, _throttleChanged ? Settings.Limits.Throttle : options.Throttle ?? Settings.Limits.Throttle);

    /// <summary>Whether nobody is asked: so the caller wants it, or somebody said so while the campaign ran.</summary>
    public bool AsksNobody => options.Headless || !host.IsInteractive || State.Interactive == false;

    /// <summary>The children that the run starts with, before all others; empty: it goes by the order of the plan.</summary>
    public IReadOnlySet<ChildState> First { get; set; } = new HashSet<ChildState>();

    /// <summary>What the campaign may cost, and how long it may take.</summary>
    public Budget Budget { get; } = new(log.State);

    /// <summary>Called when something changed that may let children start; set by whoever dispatches.</summary>
    public Action? Dispatch { get; set; }

    /// <summary>The repositories' answers: asked once in a run, however many stages need them.</summary>
    public RemoteCatalog Remotes => _remotes ??= new(new GitRemote(Settings.Origin, time));

    /// <summary>Who can tell where pull requests stand.</summary>
    [AllowNull]
    public PullRequestAdapters PullRequests { get => _pullRequests ??= PullRequestAdapters.Of(Settings.Origin, Settings.PullRequestHosts, time); init => _pullRequests = value; }

    /// <summary>Makes the tracker that the brief names; null: the ones that Coro brings.</summary>
    public Func<TrackerSettings, ITracker>? TrackerOf { get; init; }

    /// <summary>Who tells the tracker where the work stands; null: there is none.</summary>
    public TrackerDesk? Tracker => Settings.Tracker is { } settings
        ? _tracker ??= new(this, TrackerOf?.Invoke(settings) ?? TrackerFactory.Of(settings, workspace.Tracker, log.Disk, time))
        : null;

    /// <summary>Why the run is to stop; null while it is not.</summary>
    public ExitCode? StopReason { get; private set; }

    /// <summary>Ends waits, as soon as the run is to stop.</summary>
    public CancellationToken Draining => _drain.Token;

    /// <summary>Ends processes, when their grace is over.</summary>
    public CancellationToken Killing => _kill.Token;

    /// <summary>Called when something went wrong in <see cref="CommitSoon"/>, for which nobody waits; set by whoever dispatches.</summary>
    public Action<Exception>? Broken { get; set; }

    /// <summary>Writes an event down and folds it in. Nothing may act on it before <see cref="CommitAsync"/>.</summary>
    public void Record(CampaignEvent happened)
    {
        log.Record(happened);
        if (!ConcernsOne(happened))
            _common = State.Sequence;
        _throttleChanged |= happened is ThrottleChanged;
        if (happened is StepEnded ended)
            Budget.Note(this, ended);
    }

    /// <summary>Writes down what happens in a function as one: a crash leaves all of it, or nothing.</summary>
    public void Together(Action happen) => log.Together(happen);

    /// <summary>
    /// Hands everything recorded so far to the system, so that it outlives this process; and has it on disk, and told, soon: with all that is
    /// recorded until then, so that what nobody waits for costs few flushes.
    /// </summary>
    public async void CommitSoon()
    {
        try
        {
            log.HandOver();
            if (_commits)
                return;
            _commits = true;
            await Task.Delay(Soon, CancellationToken.None);
            _commits = false;
            await CommitAsync();
        }
        catch (Exception problem)
        {
            Broken?.Invoke(problem);
        }
    }

    /// <summary>
    /// Completes when a try may start: what it rests on is on disk. That it starts is with the system then, so that it is known if this
    /// process dies, and on disk soon; a loss of power before that loses the try as well.
    /// </summary>
    /// <param name="grounds">The last entry that it rests on, apart from those that concern all.</param>
    public async Task CommitStartAsync(long grounds)
    {
        await log.CommitAsync(Math.Max(grounds, _common));
        log.HandOver();
        TellFlushed();
        CommitSoon();
    }

    /// <summary>Completes when everything recorded so far is on disk, and those who wanted to hear of it have.</summary>
    public async Task CommitAsync()
    {
        await log.CommitAsync();
        TellFlushed();
    }

    /// <summary>Rewrites the checkpoint: now, or if it is time to.</summary>
    public Task CheckpointAsync(bool force) => log.CheckpointAsync(force);

    /// <summary>
    /// A child's place in the line: first what the run is to start with, then what is half done already, then everything else; each of
    /// these in execution order.
    /// </summary>
    public int Rank(ChildState child)
    {
        if (_ranks is null || !_ranks.ContainsKey(child.Name))
            _ranks = CampaignOrder.Ranks(State);
        var group = First.Contains(child) ? 2 : child.Status == ChildStatus.Active ? 1 : 0;
        return _ranks[child.Name] - group * _ranks.Count;
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
        Say(text, warning);
    }

    /// <summary>Tells something that an event which was recorded says already, once that is on disk.</summary>
    public void Say(string text, bool warning) => TellLater(() => host.OnNote(text, warning));

    /// <summary>Tells of a child's present state, once it is on disk.</summary>
    public void Tell(ChildState child)
    {
        var progress = CampaignViews.Progress(State, child);
        TellLater(() => host.OnChild(progress));
        _tracker?.Touch(child);
    }

    /// <summary>Tells of a stage, once all before it is on disk.</summary>
    public void Tell(StageProgress progress) => TellLater(() => host.OnStage(progress));

    /// <summary>Makes a child reachable for <see cref="End"/>, until <see cref="Leave"/>.</summary>
    public DrivenChild Drive(ChildState child) => _driven[child] = new(Killing);

    /// <summary>A child is not driven any more.</summary>
    public void Leave(ChildState child)
    {
        if (_driven.Remove(child, out var driven))
            driven.Dispose();
    }

    /// <summary>Ends the process of a child that is being driven.</summary>
    public void End(ChildState child) => _driven.GetValueOrDefault(child)?.Kill();

    /// <summary>Somebody changed a child: whoever waits before another try looks whether that is still so; and whoever listens is told.</summary>
    public void Touched(ChildState child)
    {
        Tell(child);
        LookAgain();
    }

    /// <summary>Ends waits whose time has come before their timers know: those stand still while the machine is suspended.</summary>
    public void WakeOverdue()
    {
        if (_waiting.Count > 0 && time.GetUtcNow() is var now && _waiting.Any(until => until <= now))
            LookAgain();
    }

    /// <summary>Has whoever dispatches look again.</summary>
    public void Wake() => Dispatch?.Invoke();

    /// <summary>Stops the run: nothing fresh starts, and what runs is ended after a grace.</summary>
    /// <param name="reason">What the run ends with.</param>
    /// <param name="grace">How long what runs may go on; <see cref="Timeout.InfiniteTimeSpan"/>: to its own end.</param>
    public void Stop(ExitCode reason, TimeSpan grace)
    {
        StopReason ??= reason;
        _drain.Cancel();
        if (grace == TimeSpan.Zero)
            _kill.Cancel();
        else if (grace != Timeout.InfiniteTimeSpan)
            _ = KillLaterAsync(grace);
    }

    /// <summary>Waits until a time, and never less, unless the run is to stop.</summary>
    /// <param name="until">The time; null: there is none to wait for. It is asked for anew whenever somebody changed a child.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task WaitUntilAsync(Func<DateTimeOffset?> until, CancellationToken stop = default)
    {
        // A timer counts in whole milliseconds and may fire a little early; and it cannot be set years ahead.
        while (StopReason is null && !stop.IsCancellationRequested && until() - time.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            using var changed = CancellationTokenSource.CreateLinkedTokenSource(_drain.Token, _touched.Token, stop);
            var waiting = _waiting.AddLast(until()!.Value);
            try
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Clamp(left.Ticks, Tick.Ticks, LongestTimer.Ticks)), time, changed.Token);
            }
            catch (OperationCanceledException)
            {
                // Whoever waited looks next whether it is still wanted.
            }
            finally
            {
                _waiting.Remove(waiting);
            }
        }
    }

    private void TellLater(Action tell) => _untold.Enqueue((State.Sequence, tell));

    private void TellFlushed()
    {
        while (_untold.TryPeek(out var next) && next.After <= log.Flushed)
            _untold.Dequeue().Tell();
    }

    // What nothing but the child itself and its dependents can rest on; and what a decision has been made by concerns all.
    private static bool ConcernsOne(CampaignEvent happened) => happened is AttemptStarted or StepStarted { Child: not null }
        or StepSpawned { Child: not null } or StepEnded { Child: not null } or ChildCompleted or NoteWritten;

    private void LookAgain()
    {
        using var touched = _touched;
        _touched = new();
        touched.Cancel();
    }

    private async Task KillLaterAsync(TimeSpan grace)
    {
        await Task.Delay(grace, time, CancellationToken.None);
        _kill.Cancel();
    }
}
