using System.Text;
using Coro.Engine.Configuration;
using Coro.Engine.Exports;
using Coro.Engine.Gates;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using Coro.Engine.PullRequests;
using Coro.Engine.Reporting;
using Coro.Engine.Running;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Kickoffs;
using Coro.Engine.Steps.Scripts;
using Coro.Engine.Trackers;

namespace Coro.Engine;

/// <summary>Runs campaigns: the one way in for every front end.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignEngine(string root, TimeProvider? time = null)
{
    private const int LockLooks = 10;
    private static readonly TimeSpan LockLook = TimeSpan.FromMilliseconds(50);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private CampaignFolders? _folders;

    /// <summary>What runs steps that are script blocks; null: nothing does, and campaigns that have such steps are refused.</summary>
    public IScriptRunner? Scripts { get; init; }

    /// <summary>What executes the other steps; null: processes.</summary>
    internal IStepRunner? Steps { get; init; }

    /// <summary>Who can tell where pull requests stand; null: the adapters that Coro brings.</summary>
    internal PullRequestAdapters? PullRequests { get; init; }

    /// <summary>Makes the tracker that a brief names; null: the ones that Coro brings.</summary>
    internal Func<TrackerSettings, ITracker>? TrackerOf { get; init; }

    /// <summary>Where the campaigns lie; null: the machine's own disk.</summary>
    internal IDisk? Disk { get; init; }

    private IDisk OnDisk => Disk ?? RealDisk.Instance;

    private CampaignFolders Folders => _folders ??= new(root, Disk);

    /// <summary>Starts a campaign and runs it until it is complete, parked or halted.</summary>
    /// <param name="definition">What to do.</param>
    /// <param name="briefText">What was asked, for the workspace: the brief's own text. Null: it is written from the definition.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks the campaign to stop.</param>
    /// <returns>How it ended. A halt is a result, too: see <see cref="CampaignResult.ExitCode"/>.</returns>
    /// <exception cref="CoroException">Nothing was run: the definition is invalid, the campaign is locked …</exception>
    public Task<CampaignResult> StartAsync(
        CampaignDefinition definition, string? briefText, RunOptions options, ICampaignHost host, StopSignal stop) =>
        EventLoop.RunAsync(async () =>
        {
            var plan = Planner.Plan(definition.Name, definition.Children);
            if (plan.HasCycle)
                throw new CircularDependencyException(plan.CyclePath, plan.CycleParticipants);
            ScriptCheck.Require(Scripts, definition.Name, definition.Settings, definition.Children);
            if (KickoffNames.Source.Read(definition.Settings.KickoffTemplatePath, out var problems) is null)
                throw new InvalidInputException(problems);
            var customization = Customization.Load(root).Require();
            GatePolicies.Check(options, definition.Children.Select(child => child.Name), definition.Settings);
            CampaignArchive.FinishInterrupted(Folders.At(definition.Name), OnDisk);
            if (Folders.Find(definition.Name) is { } existing)
            {
                if (await ExistingCampaigns.DecideAsync(existing, options, host) == ExistingCampaign.Resume)
                    return await OpenAsync(existing, options, host, stop);
                CampaignArchive.SetAside(existing, _time, OnDisk);
            }

            var workspace = Folders.Place(definition.Name, customization.WorkspaceOf(definition.Name));
            RootIgnore.Write(root);
            var result = await CreateAsync(workspace, definition, briefText, options, host, stop);
            await LastLookAsync(workspace);
            return result;
        });

    /// <summary>Goes on with a campaign, wherever it stopped. A finished one gives its result again and is not changed.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks the campaign to stop.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="UsageException">It has no child of the name that <see cref="RunOptions.From"/> gives.</exception>
    /// <exception cref="CoroException">Nothing was run: no such campaign, corrupt state, locked …</exception>
    public Task<CampaignResult> ResumeAsync(string? campaign, RunOptions options, ICampaignHost host, StopSignal stop) =>
        EventLoop.RunAsync(() =>
        {
            // What was customized at the start is in the journal; all that could count now is whom to ask.
            foreach (var problem in Customization.Load(root).Diagnostics)
                host.OnNote($"customization is not complete: {problem}", warning: true);
            return OpenAsync(new CampaignStore(root).Resolve(campaign), options, host, stop);
        });

    private async Task<CampaignResult> OpenAsync(Workspace workspace, RunOptions options, ICampaignHost host, StopSignal stop)
    {
        var seen = Look(workspace);
        if (options.From is { } from && seen.State.Find(from) is null)
            throw new UsageException(UnknownChild.Message(seen.State.Name, from, [.. seen.State.Children.Select(child => child.Name)]));
        GatePolicies.Check(options, seen.State.Children.Select(child => child.Name), seen.State.Settings);

        // Somebody may have asked for something and died before it was done.
        if (seen.Status == CampaignStatus.Completed && await LastLookAsync(workspace))
            seen = Look(workspace);
        if (seen.Status == CampaignStatus.Completed && options.From is null && !TrackerRule.IsBehind(seen.State))
        {
            host.OnResume(Summary(seen.State, workspace, options));
            return Complete(seen.State, workspace, options);
        }

        ScriptCheck.Require(Scripts, seen.State.Name, seen.State.Settings, seen.State.Children.Select(child => child.Definition));
        var opened = await TakeAsync(workspace);
        var result = await GoOnAsync(opened, workspace, options, host, stop);
        await LastLookAsync(workspace);
        return result;
    }

    // Whoever answered a request just before may be about to let go of the campaign.
    private async Task<OpenOutcome> TakeAsync(Workspace workspace)
    {
        for (var left = LockLooks; ; left--)
        {
            try
            {
                return await CampaignLog.OpenAsync(workspace, _time, BriefSource.Of(root, workspace), Disk);
            }
            catch (CampaignLockedException) when (left > 0)
            {
                await Task.Delay(LockLook, _time);
            }
        }
    }

    private async Task<CampaignResult> CreateAsync(
        Workspace workspace, CampaignDefinition definition, string? briefText, RunOptions options, ICampaignHost host, StopSignal stop)
    {
        await using var log = await CampaignLog.CreateAsync(workspace, definition.JobId ?? JobIds.New(_time.GetUtcNow()), definition, _time, Disk);
        OnDisk.Replace(workspace.Brief, Encoding.UTF8.GetBytes(briefText ?? BriefWriter.Write(definition)));
        return await RunAsync(log, workspace, options, host, stop);
    }

    private async Task<CampaignResult> GoOnAsync(
        OpenOutcome opened, Workspace workspace, RunOptions options, ICampaignHost host, StopSignal stop)
    {
        await using var log = opened.Log;
        await SettleAsync(opened, workspace, options, host);
        host.OnResume(Summary(log.State, workspace, options));
        return await RunAsync(log, workspace, options, host, stop);
    }

    /// <summary>Does something to a campaign that nobody runs, as its runner would: with its lock, and with what a dead engine left ended.</summary>
    /// <param name="workspace">The campaign's folder.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="CoroException">Nothing was done: corrupt state, locked …</exception>
    internal Task<T> ActAsync<T>(
        Workspace workspace, RunOptions options, ICampaignHost host, StopSignal stop, Func<RunContext, Task<T>> work) =>
        EventLoop.RunAsync(async () =>
        {
            var opened = await TakeAsync(workspace);
            T done;
            await using (var log = opened.Log)
            {
                await SettleAsync(opened, workspace, options, host);
                done = await InContextAsync(log, workspace, options, host, stop, work);
            }

            await LastLookAsync(workspace);
            return done;
        });

    private async Task SettleAsync(OpenOutcome opened, Workspace workspace, RunOptions options, ICampaignHost host)
    {
        foreach (var note in opened.Notes)
            host.OnNote(note, warning: true);
        if (opened.Pending is { } question)
            await new OpeningQuestion(question, opened.Log.Inbox, _time).SettleAsync(opened.Log, options, host);
    }

    private Task<CampaignResult> RunAsync(
        CampaignLog log, Workspace workspace, RunOptions options, ICampaignHost host, StopSignal stop) =>
        InContextAsync(log, workspace, options, host, stop, async run =>
        {
            var (halt, phase) = await CampaignRunner.RunAsync(run);
            return halt is null
                ? Complete(log.State, workspace, options)
                : Sum(log.State, workspace, halt.ExitCode, phase, halt.Message);
        });

    private async Task<T> InContextAsync<T>(
        CampaignLog log, Workspace workspace, RunOptions options, ICampaignHost host, StopSignal stop, Func<RunContext, Task<T>> work)
    {
        var steps = new ScriptStepRunner(Scripts, Steps ?? new ProcessStepRunner(_time), _time);
        var run = new RunContext(log, workspace, root, options, host, steps, _time) { PullRequests = PullRequests, TrackerOf = TrackerOf, Scripts = Scripts };
        var loop = SynchronizationContext.Current!;
        stop.Listen(asked => loop.Post(_ => run.Stop(asked.Reason!.Value, asked.AtOnce ? TimeSpan.Zero : options.StopGrace), null));
        try
        {
            // Now, while no checkpoint is being written.
            Leftovers.InWorkspace(workspace);
            await Orphans.TakeOverAsync(run);
            return await work(run);
        }
        finally
        {
            stop.Listen(null);
        }
    }

    // A request may have come after the last look with the lock in hand, from somebody who saw the lock held.
    private async Task<bool> LastLookAsync(Workspace workspace)
    {
        var inbox = new ControlInbox(workspace, Disk);
        return inbox.Waiting().Count > 0 && await new CampaignControl(root, _time) { Disk = Disk }.ServeAsync(workspace, inbox);
    }

    private CampaignSnapshot Look(Workspace workspace) =>
        CampaignReader.Read(workspace, BriefSource.Of(root, workspace), Disk);

    private CampaignResult Complete(CampaignState state, Workspace workspace, RunOptions options)
    {
        var failed = state.Count(ChildStatus.Failed);
        var strict = options.Strict && failed > 0;
        return Sum(
            state,
            workspace,
            strict ? ExitCode.ChildrenFailed : ExitCode.Success,
            state.Stages.Last.Slug,
            strict ? $"{failed} of {state.Children.Count} children failed; see {workspace.Report}" : null);
    }

    private CampaignResult Sum(CampaignState state, Workspace workspace, ExitCode exitCode, string phase, string? error) =>
        CampaignResults.Of(
            state, Context(workspace), exitCode, phase, error, File.Exists(workspace.Report) ? workspace.Report : null);

    private ResumeSummary Summary(CampaignState state, Workspace workspace, RunOptions options) => ResumeSummaries.Of(
        state,
        Context(workspace) with { ExecutionOrder = CampaignOrder.Plan(state).ExecutionOrder },
        StartingChild.First(state, options.From));

    private ViewContext Context(Workspace workspace) => new() { Workspace = workspace, Root = root, Now = _time.GetUtcNow() };
}
