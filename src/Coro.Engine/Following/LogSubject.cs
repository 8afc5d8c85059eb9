using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.Reporting;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>What logs are wanted of: a child or a stage. It finds the tries in the events, and knows when no more will come.</summary>
internal sealed class LogSubject
{
    private readonly LogQuery _query;
    private readonly StageName? _stage;
    private readonly List<LoggedTry> _all = [];
    private readonly List<LoggedTry> _wanted = [];
    private LoggedTry? _running;

    /// <exception cref="UsageException">The query names no child and no stage, or both, or a stage that there is not.</exception>
    public LogSubject(LogQuery query)
    {
        _query = query;
        if (query.Child is null == query.Stage is null)
            throw new UsageException("Name the child whose logs are wanted, or the stage, and not both.");
        _stage = query.Stage is { } stage ? Workflows.Find(stage.ToLowerInvariant()) ?? throw UnknownStage(stage) : null;
    }

    /// <summary>The tries that are wanted, in the order in which they were started.</summary>
    public IReadOnlyList<LoggedTry> Wanted => _wanted;

    /// <summary>Whether a try may still write to its logs.</summary>
    public bool MayRun(LoggedTry one) => one == _running;

    /// <summary>Takes note of what happened.</summary>
    /// <param name="state">The campaign after it.</param>
    /// <param name="happened">What happened.</param>
    public void Add(CampaignState state, CampaignEvent happened)
    {
        switch (happened)
        {
            case StepStarted e when IsMine(e.Child, state):
                Begin(new(e.Child, e.Child is null ? _stage?.Slug : null, e.Attempt, e.Step, e.Try, e.Batch));
                break;
            case StepEnded e when IsMine(e.Child, state):
                _running = null;
                break;
        }
    }

    /// <summary>Whether no more tries will come as things stand, and none runs.</summary>
    public bool IsOver(CampaignState state) => _query.Child is { } child
        ? state.Find(child) is { MayHaveProcess: false } mine && mine.Status.IsTerminal()
        : state.RunningStage != _stage!.Slug && _stage.Number <= state.CurrentStage;

    /// <summary>Refuses a stage, a child or a step that there is not.</summary>
    /// <exception cref="InvalidStateException">There is none of that name.</exception>
    public void CheckNames(CampaignState state)
    {
        if (_stage is { } stage && state.Stages.Find(stage.Slug) is null)
        {
            throw new InvalidStateException(
                $"Campaign '{state.Name}' has no stage '{stage.Slug}': its stages are {string.Join(", ", state.Stages.All.Select(one => one.Slug))}.");
        }

        if (_query.Child is not { } name)
            return;
        var child = state.Find(name) ?? throw new InvalidStateException(
            UnknownChild.Message(state.Name, name, [.. state.Children.Select(one => one.Name)]));
        if (_query.Step is not { } step)
            return;
        var known = (PipelineChooser.For(child.Definition, state.Settings)?.Pipeline.Steps ?? []).Select(one => one.Name)
            .Concat(_all.Select(one => one.Step)).Distinct(Names.Comparer).ToList();
        if (!known.Contains(step, Names.Comparer))
        {
            throw new InvalidStateException(
                $"Child '{child.Name}' of campaign '{state.Name}' has no step '{step}'{Nearest.End(step, known)} "
                + $"Its steps are {string.Join(", ", known)}.");
        }
    }

    /// <summary>What to say where nothing was found; null: something was.</summary>
    /// <exception cref="InvalidStateException">There are tries, but none that was asked for.</exception>
    public string? WhyNothing()
    {
        if (_wanted.Count > 0)
            return null;
        var who = _query.Child is { } child ? $"child '{child}'" : $"stage '{_stage!.Slug}'";
        if (_all.Count == 0)
            return $"nothing has been run for {who} yet";
        var tries = _all.GroupBy(one => one.Attempt).Select(attempt =>
            $"attempt {attempt.Key}: {string.Join(", ", attempt.GroupBy(one => one.Step).Select(step => $"{step.Key} try {string.Join(" and ", step.Select(one => one.Try))}"))}");
        throw new InvalidStateException($"There is no such try of {who}. There are {string.Join("; ", tries)}.");
    }

    private static UsageException UnknownStage(string name) => new(
        $"There is no stage '{name}'{Nearest.End(name, CampaignLogs.Stages)} The stages are {string.Join(", ", CampaignLogs.Stages)}.");

    private bool IsMine(string? child, CampaignState state) => child is null
        ? _stage is not null && state.RunningStage == _stage.Slug
        : Names.Comparer.Equals(child, _query.Child);

    private void Begin(LoggedTry started)
    {
        _running = started;

        // An engine that died may have run the same try before; its log goes on.
        if (_all.Contains(started))
            return;
        _all.Add(started);
        if ((_query.Step is null || Names.Comparer.Equals(_query.Step, started.Step))
            && (_query.Attempt ?? started.Attempt) == started.Attempt && (_query.Try ?? started.Try) == started.Try)
            _wanted.Add(started);
    }
}
