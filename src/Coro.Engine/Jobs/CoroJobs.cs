using Coro.Engine.Configuration;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using Coro.Engine.Running;
using Coro.Engine.State;
using Coro.Engine.Trackers;

namespace Coro.Engine.Jobs;

/// <summary>Takes jobs in, decides what they are, and runs them: the one way in for every front end.</summary>
/// <param name="root">The folder that holds jobs and campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CoroJobs(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly JobStore _store = new(root, RealDisk.Instance);

    /// <summary>Makes trackers; null: those that Coro brings.</summary>
    internal Func<TrackerSettings, ITracker>? TrackerOf { get; init; }

    /// <summary>All jobs, the oldest first.</summary>
    /// <exception cref="CorruptStateException">A file cannot be read.</exception>
    public IReadOnlyList<CoroJob> List() => _store.All();

    /// <summary>One job.</summary>
    /// <param name="idOrName">Its id, or its name where only one has it.</param>
    /// <exception cref="InvalidStateException">There is none.</exception>
    public CoroJob Read(string idOrName) => _store.Find(idOrName);

    /// <summary>Reads a job's file. Nothing is created.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <exception cref="MissingBriefException">It is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong; everything that is, is told.</exception>
    public static CoroJob FromFile(string path, string shownAs) => JobReader.Read(path, shownAs);

    /// <summary>Creates a job.</summary>
    /// <param name="job">What it is to be; its id is made, and its name where it has none.</param>
    /// <param name="by">Who asks for it.</param>
    /// <returns>It, as it is on disk.</returns>
    /// <exception cref="UsageException">Something of it is wrong.</exception>
    public CoroJob Create(CoroJob job, string by)
    {
        job = Ready(job, by);
        return _store.Add(job, out var taken) ?? throw Taken(job.Tracker!, taken!);
    }

    /// <summary>Creates a job of an item, unless somebody has.</summary>
    /// <param name="draft">What it is to be.</param>
    /// <param name="by">Who asks for it.</param>
    /// <returns>It; null: its item is a job already.</returns>
    /// <exception cref="UsageException">Something of it is wrong.</exception>
    public CoroJob? CreateNew(CoroJob draft, string by) => _store.Add(Ready(draft, by), out _);

    /// <summary>What to say of an item that is a job already.</summary>
    internal static InvalidStateException Taken(TrackerReference item, CoroJob job) =>
        new($"{item.Key} is job '{job.Name}' ({job.Id}) already; nothing was created. Start it: coro job start {job.Id}, or Start-CoroJob.");

    private CoroJob Ready(CoroJob job, string by)
    {
        if (string.IsNullOrWhiteSpace(job.Title))
            throw new UsageException("A job needs a title: what is asked for, in one line.");
        var now = _time.GetUtcNow();
        var name = job.Name.Length > 0 ? job.Name : NameOf(job.Title);
        foreach (var (what, value) in new[] { ("name", name), ("lane", job.Lane) })
        {
            if (!Names.IsValid(value, out var reason))
                throw new UsageException($"The job's {what} '{value}' {reason}.");
        }

        var from = job.Tracker is { } item ? $", from {item.Key}" : "";
        job = job with
        {
            Id = JobIds.New(now),
            Name = name,
            CreatedAt = now,
            Status = job.Children.Count > 0 ? JobStatus.Promoted : JobStatus.New,
            History = [new(now, job.Children.Count > 0 ? $"created{from}, with {job.Children.Count} children" : $"created{from}", by)],
        };
        if (job.Children.Count > 0)
            Check(job, job.Children);
        return job;
    }

    /// <summary>Reads an item of an issue tracker, to make a job of it. Nothing is created.</summary>
    /// <param name="reference">The item: <c>github:acme/shop#12</c>, its address, or what the tracker of customization calls it.</param>
    /// <param name="template">What the job has besides; its title, description and criteria are the item's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">The reference means nothing.</exception>
    /// <exception cref="InvalidStateException">The item could not be read; or it is a job already.</exception>
    public Task<CoroJob> ReadItemAsync(string reference, CoroJob template, CancellationToken cancellationToken = default) =>
        Intake(template).ReadAsync(reference, template, cancellationToken);

    /// <summary>Reads the open items of a tracker that have a label and are no jobs yet, to make jobs of them. Nothing is created.</summary>
    /// <param name="from">The tracker: <c>github:acme/shop</c>; null: the one of customization.</param>
    /// <param name="label">The label.</param>
    /// <param name="template">What each job has besides.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">The tracker is not known.</exception>
    /// <exception cref="InvalidStateException">It could not be asked.</exception>
    public Task<IReadOnlyList<CoroJob>> ReadLabelAsync(string? from, string label, CoroJob template, CancellationToken cancellationToken = default) =>
        Intake(template).ListAsync(from, label, template, cancellationToken);

    /// <summary>Does that again and again, and gives each item once. A tracker that is down is told of, and asked again.</summary>
    /// <param name="from">The tracker; null: the one of customization.</param>
    /// <param name="label">The label.</param>
    /// <param name="template">What each job has besides.</param>
    /// <param name="every">How long to wait in between.</param>
    /// <param name="tell">Told of what goes wrong, in one line.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">The tracker is not known.</exception>
    public IAsyncEnumerable<CoroJob> WatchLabelAsync(
        string? from, string label, CoroJob template, TimeSpan every, Action<string> tell, CancellationToken cancellationToken = default) =>
        Intake(template).WatchAsync(from, label, template, every, tell, cancellationToken);

    /// <summary>Decides whether a job is a task or a campaign, by its planner or by the rule. Nothing is changed.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="cancellationToken">Ends the planner.</param>
    /// <exception cref="CoroException">There is no such job; or its planner fails, or answers wrongly.</exception>
    public async Task<TriageDecision> TriageAsync(string idOrName, CancellationToken cancellationToken = default)
    {
        var job = _store.Find(idOrName);
        if (job.Planner.Count > 0 && job.Status != JobStatus.Started)
            return await JobPlanner.AskAsync(job, SettingsOf(job), cancellationToken).ConfigureAwait(false);
        return TriageRule.Decide(job, Customization.Load(root).Require().Triage);
    }

    /// <summary>Makes a job a campaign of these children. It keeps its id and its history.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="children">The children; at least one.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; null: nothing was said.</param>
    /// <returns>The job, and how its plan differs from the one before, a line each.</returns>
    /// <exception cref="InvalidStateException">There is no such job, its plan is final, or it is a child of a campaign.</exception>
    /// <exception cref="UsageException">The children cannot be a campaign; everything that is wrong is told.</exception>
    public (CoroJob Job, IReadOnlyList<string> Diff) Promote(string idOrName, IReadOnlyList<ChildDefinition> children, string by, string? why = null)
    {
        RefuseChild(idOrName);
        IReadOnlyList<string> diff = [];
        var changed = _store.Change(idOrName, job =>
        {
            RefuseFinal(job);
            Check(job, children);
            diff = PlanDiff.Of(job.Children, children);
            return Happened(job with { Children = children, Status = JobStatus.Promoted }, $"promoted to a campaign of {children.Count} children", by, why);
        });
        return (changed, diff);
    }

    /// <summary>How a job's plan would differ, were it promoted to these children.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="children">The children.</param>
    /// <exception cref="InvalidStateException">There is no such job.</exception>
    public IReadOnlyList<string> Diff(string idOrName, IReadOnlyList<ChildDefinition> children) => PlanDiff.Of(_store.Find(idOrName).Children, children);

    /// <summary>The children that a job's planner names.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="cancellationToken">Ends the planner.</param>
    /// <exception cref="UsageException">The job has no planner, or that says it is a task, or answers wrongly.</exception>
    /// <exception cref="InvalidStateException">There is no such job, or its planner fails.</exception>
    public async Task<IReadOnlyList<ChildDefinition>> PlannedAsync(string idOrName, CancellationToken cancellationToken = default)
    {
        RefuseChild(idOrName);
        var job = _store.Find(idOrName);
        RefuseFinal(job);
        if (job.Planner.Count == 0)
            throw new UsageException($"Job '{job.Name}' has no planner that would name its children. Give a file with them.");
        var decision = await JobPlanner.AskAsync(job, SettingsOf(job), cancellationToken).ConfigureAwait(false);
        return decision.IsCampaign
            ? decision.Children
            : throw new UsageException($"The planner of job '{job.Name}' says that it is a task: {decision.Reason}. Give a file with the children to promote it all the same.");
    }

    /// <summary>Reads children from a manifest, or from the targets of a brief (.yaml, .yml).</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="path">The file; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <exception cref="MissingBriefException">It is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong; everything that is, is told.</exception>
    /// <exception cref="InvalidStateException">There is no such job.</exception>
    public IReadOnlyList<ChildDefinition> ReadChildren(string idOrName, string path, string shownAs)
    {
        RefuseChild(idOrName);
        var job = _store.Find(idOrName);
        return new AdditionLoader(job.Name, [], SettingsOf(job)).Load(path, shownAs);
    }

    /// <summary>Takes a promotion back: the job is a task again.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; null: nothing was said.</param>
    /// <exception cref="InvalidStateException">There is no such job, it was not promoted, or its plan is final.</exception>
    public CoroJob Demote(string idOrName, string by, string? why = null) => _store.Change(idOrName, job =>
    {
        RefuseFinal(job);
        return job.Status == JobStatus.Promoted
            ? Happened(job with { Children = [], Status = JobStatus.New }, "promotion taken back", by, why)
            : throw new InvalidStateException($"Job '{job.Name}' was not promoted, so there is nothing to take back.");
    });

    /// <summary>Has a job that has not started run in another lane. One that runs changes lanes with a rerun.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="UsageException">It is no name of a lane.</exception>
    /// <exception cref="InvalidStateException">There is no such job, or it has started.</exception>
    public CoroJob SwitchLane(string idOrName, string lane, string by)
    {
        if (!Names.IsValid(lane, out var reason))
            throw new UsageException($"The lane '{lane}' {reason}.");
        return _store.Change(idOrName, job =>
        {
            RefuseFinal(job);
            return Names.Comparer.Equals(job.Lane, lane) ? job : Happened(job with { Lane = lane }, $"lane {job.Lane} -> {lane}", by, null);
        });
    }

    /// <summary>Runs a job: as the campaign that it was promoted to, or else as one task. One that was started before goes on.</summary>
    /// <param name="idOrName">The job.</param>
    /// <param name="asTask">Whether it runs as a task although the decision is that it is a campaign without children so far.</param>
    /// <param name="options">How.</param>
    /// <param name="host">Whom to tell and to ask.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="engine">What runs it; null: one of its own.</param>
    /// <exception cref="AwaitingInputException">It is to be a campaign, and nobody has said of which children.</exception>
    /// <exception cref="CoroException">Nothing was run.</exception>
    public async Task<CampaignResult> StartAsync(
        string idOrName, bool asTask, RunOptions options, ICampaignHost host, StopSignal stop, string by, CampaignEngine? engine = null)
    {
        var job = _store.Find(idOrName);
        engine ??= new(root, time);
        if (job.Status == JobStatus.Started && new CampaignFolders(root).Find(job.Name) is not null)
            return await engine.ResumeAsync(job.Id, options, host, stop).ConfigureAwait(false);
        if (job.Status == JobStatus.New && !asTask)
            job = await DecideAsync(job, host).ConfigureAwait(false);
        if (new CampaignFolders(root).Find(job.Name) is not null)
        {
            throw new InvalidStateException(
                $"A campaign called '{job.Name}' is in {root} already and is not of this job. Give the job another name, or archive that campaign.");
        }

        IReadOnlyList<ChildDefinition> children = job.Status == JobStatus.Promoted ? job.Children : [JobPlans.Task(job)];
        Check(job, children);
        job = _store.Change(job.Id, one => Happened(
            one with { Status = JobStatus.Started, Children = children },
            one.Status == JobStatus.Promoted ? $"started as a campaign of {children.Count} children" : $"started as a task in lane {one.Lane}", by, null));
        return await engine.StartAsync(
            new() { Name = job.Name, JobId = job.Id, Settings = SettingsOf(job), Children = children }, null, options, host, stop).ConfigureAwait(false);
    }

    private async Task<CoroJob> DecideAsync(CoroJob job, ICampaignHost host)
    {
        var decision = await TriageAsync(job.Id).ConfigureAwait(false);
        host.OnNote($"job {job.Name} is {decision.Reason}", warning: false);
        job = _store.Change(job.Id, one => Happened(one, $"triage: {decision.Reason}", decision.By, null));
        if (!decision.IsCampaign)
            return job;
        if (decision.Children.Count > 0)
            return Promote(job.Id, decision.Children, decision.By, decision.Reason).Job;
        throw new AwaitingInputException(
            $"Job '{job.Name}' is {decision.Reason}; but nobody has said of which children. Promote it with a file that has them (coro job promote {job.Id} "
            + $"--file <targets>), give it a planner, or start it as a task all the same (--as-task).");
    }

    private JobIntake Intake(CoroJob template) => new(Customization.Load(root).Require().Settings(template.Origin), _store, _time) { TrackerOf = TrackerOf };

    private CampaignSettings SettingsOf(CoroJob job)
    {
        var below = Customization.Load(root).Require().Settings(job.Origin);
        var pipelines = new Dictionary<string, PipelineDefinition>(below.Pipelines, Names.Comparer);
        foreach (var (name, pipeline) in job.Pipelines)
            pipelines[name] = pipeline;
        return below with { Workflow = Workflow.Delivery, Pipelines = pipelines, Tracker = TrackerOfCampaign(job, below.Tracker) };
    }

    // The item that the job came from stands for the campaign, where it is one of the same tracker.
    private static TrackerSettings? TrackerOfCampaign(CoroJob job, TrackerSettings? tracker) =>
        tracker is not null && job.Tracker is { } item && TrackerRule.IsIn(tracker, item) ? tracker with { Epic = item.Key } : tracker;

    private void Check(CoroJob job, IReadOnlyList<ChildDefinition> children)
    {
        if (children.Count == 0)
            throw new UsageException("A campaign needs at least one child.");
        var problems = JobPlans.Problems(children, SettingsOf(job));
        if (problems.Count > 0)
            throw new UsageException($"Job '{job.Name}' cannot be run like this:\n{string.Join('\n', problems)}");
    }

    private CoroJob Happened(CoroJob job, string what, string by, string? why) =>
        job with { History = [.. job.History, new(_time.GetUtcNow(), what, by, why)] };

    private static void RefuseFinal(CoroJob job)
    {
        if (job.Status == JobStatus.Started)
            throw new InvalidStateException($"Job '{job.Name}' has started, so its plan is final. Children join a campaign with coro campaign add; a child changes lanes with a rerun.");
    }

    // A child is no job, and never becomes a campaign of its own.
    private void RefuseChild(string idOrName)
    {
        if (_store.All().Any(job => Names.Comparer.Equals(job.Id, idOrName) || Names.Comparer.Equals(job.Name, idOrName)))
            return;
        var name = idOrName[(idOrName.LastIndexOf('/') + 1)..];
        var campaigns = new CampaignStore(root, time);
        foreach (var campaign in campaigns.List(out _))
        {
            if (campaigns.Read(campaign.Name).Children.Any(child => Names.Comparer.Equals(child.Name, name)))
                throw new InvalidStateException($"'{name}' is a child of campaign '{campaign.Name}', and a child never becomes a campaign. Add children to that campaign instead.");
        }
    }

    private static string NameOf(string title)
    {
        var words = new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var name = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        name = name.Length > 48 ? name[..48].TrimEnd('-') : name;
        return Names.IsValid(name, out _) ? name : "job";
    }
}
