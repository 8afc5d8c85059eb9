using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>
/// Does what a request asks for: validates each part first, and records events for what is done. Whatever is refused changes
/// nothing. It works on a state; what has to happen to processes is its owner's business.
/// </summary>
/// <param name="state">The state that the events are folded into.</param>
/// <param name="record">Writes an event down and folds it in.</param>
internal sealed class ControlApplier(CampaignState state, Action<CampaignEvent> record)
{
    private const string CampaignTarget = "campaign";

    /// <summary>Ends the process of a child, as somebody asked for by force; null: nothing runs.</summary>
    public Action<ChildState>? EndProcess { get; init; }

    /// <summary>Stops the run; null: nothing runs.</summary>
    public Action<StopRequest>? Stop { get; init; }

    /// <summary>Has the run halt at a gate about children, as somebody chose; null: nothing runs.</summary>
    public Action<string, GateAnswer>? Halt { get; init; }

    /// <summary>The children that were touched by what was applied so far.</summary>
    public List<string> Touched { get; } = [];

    /// <summary>Applies a request.</summary>
    /// <returns>What became of each part of it.</returns>
    public IReadOnlyList<ControlOutcome> Apply(ControlRequest request) => request switch
    {
        ChildRequest child => OnChildren(child),
        GateRequest gate => [new GateControl(state, record, OnChild) { Halt = Halt }.Answer(gate)],
        AddChildrenRequest add => OnAdd(add),
        ThrottleRequest throttle => [OnThrottle(throttle)],
        StopRequest stop => [OnStop(stop)],
        _ => [Refused(CampaignTarget, "this version of Coro does not know the request")],
    };

    private List<ControlOutcome> OnChildren(ChildRequest request)
    {
        var before = Touched.Count;
        var outcomes = new List<ControlOutcome>();
        foreach (var name in request.Children.Distinct(Names.Comparer))
        {
            // One that is downstream of another has had its turn with that one.
            outcomes.Add(Touched.FindIndex(before, touched => Names.Comparer.Equals(touched, name)) >= 0
                ? new() { Target = state[name].Name, Verdict = ControlVerdict.Done }
                : OnChild(request, name));
        }

        return outcomes;
    }

    private ControlOutcome OnChild(ChildRequest request, string name)
    {
        if (state.Find(name) is not { } child)
            return Refused(name, UnknownChild(name));
        var (verdict, reason) = Transitions.Decide(request.Operation, child.Status, request.Force, IsGateEscalation(child));
        if (verdict != ControlVerdict.Done)
            return new() { Target = child.Name, Verdict = verdict, Reason = reason };
        if (request.Operation == ChildOperation.Force && child.ForcedFor is not null && ChildQuestions.Held(child).Count == 0)
            return new() { Target = child.Name, Verdict = ControlVerdict.Unchanged, Reason = "it is forced already" };
        if (Objection(request, child) is { } objection)
            return Refused(child.Name, objection);
        Do(request, child);
        if (request.Downstream)
            Downstream(request, child);
        return new() { Target = child.Name, Verdict = ControlVerdict.Done, Reason = Afterwards(request, child) };
    }

    private string? Objection(ChildRequest request, ChildState child)
    {
        if (request is { Operation: ChildOperation.Rerun, Lane: { } lane })
        {
            if (!Names.IsValid(lane, out var reason))
                return $"the lane '{lane}' {reason}";
            if (PipelineChooser.For(child.Definition with { Lane = lane }, state.Settings) is null)
                return $"no pipeline serves the lane '{lane}'; the brief has {string.Join(", ", state.Settings.Pipelines.Keys.Order())}";
        }

        if (request.Operation == ChildOperation.Resume
            && PipelineChooser.For(child.Definition, state.Settings) is { } chosen
            && chosen.Pipeline.Steps.All(step => child.StepsDone.Contains(step.Name)))
        {
            return "each of its steps has succeeded, so there is none to go on with; rerun or skip it";
        }

        return request.Operation == ChildOperation.Force && !OpenGates.IsInTheWay(state, child) ? "nothing waits for it, so there is nothing to force" : null;
    }

    private void Do(ChildRequest request, ChildState child)
    {
        var running = child.Status == ChildStatus.Active;
        record(request.Operation switch
        {
            ChildOperation.Skip => new ChildSkipped(child.Name, request.By, request.Why),
            ChildOperation.Cancel => new ChildCancelled(child.Name, request.By, request.Why),
            ChildOperation.Rerun => new ChildReset(child.Name, child.Attempt + 1, request.Lane, request.By, request.Why),
            ChildOperation.Resume => new ChildResumed(child.Name, child.Attempt, request.By, request.Why),
            ChildOperation.Force => new DependencyForced(child.Name, ChildQuestions.Held(child), request.By, request.Why),
            _ => new ChildCompleted(child.Name, child.Attempt, child.QualityScore < state.Settings.QualityGate.SoftTarget, request.Why ?? "accepted", request.By),
        });
        Touched.Add(child.Name);
        if (running && request.Force)
            EndProcess?.Invoke(child);
    }

    private void Downstream(ChildRequest request, ChildState child)
    {
        foreach (var descendant in Descendants(child))
        {
            var meant = request.Operation switch
            {
                ChildOperation.Rerun => descendant.Status.IsTerminal(),
                ChildOperation.Cancel => Transitions.Decide(request.Operation, descendant.Status, request.Force, false).Verdict == ControlVerdict.Done,
                _ => false,
            };
            if (meant)
                Do(request with { Lane = null }, descendant);
        }
    }

    private static List<ChildState> Descendants(ChildState child)
    {
        var found = new List<ChildState>();
        var seen = new HashSet<ChildState> { child };
        var open = new Queue<ChildState>([child]);
        while (open.TryDequeue(out var next))
        {
            foreach (var dependent in next.Dependents)
            {
                if (!seen.Add(dependent))
                    continue;
                found.Add(dependent);
                open.Enqueue(dependent);
            }
        }

        return found;
    }

    private string? Afterwards(ChildRequest request, ChildState child)
    {
        if (request.Operation == ChildOperation.Force && child.ForcedFor is { Count: > 0 } forced)
            return $"{Questions.Names(forced)} may start without it";
        if (!request.Force || child.Batch is null || request.Operation is not (ChildOperation.Cancel or ChildOperation.Rerun))
            return null;
        return EndProcess is null ? null : "its batch goes on for the others in it";
    }

    private IReadOnlyList<ControlOutcome> OnAdd(AddChildrenRequest request)
    {
        var all = state.Children.Select(child => child.Definition).Concat(request.Children).ToList();
        var problems = Planner.Check(all).Select(problem => problem.Message).ToList();
        if (problems.Count == 0)
        {
            var plan = Planner.Plan(state.Name, all);
            if (plan.HasCycle)
                problems.Add($"the dependencies would contain a cycle: {string.Join(" -> ", plan.CyclePath)}");
        }

        problems.AddRange(request.Children
            .Where(child => PipelineChooser.For(child, state.Settings) is null)
            .Select(child => $"{child.Name}: no pipeline serves lane '{child.Lane}' or tier {child.Tier}"));
        if (problems.Count > 0)
            return [.. request.Children.Select(child => Refused(child.Name, string.Join("; ", problems)))];
        record(new ChildrenAdded(request.Children, request.By, request.Why));
        Touched.AddRange(request.Children.Select(child => child.Name));
        return [.. request.Children.Select(child => new ControlOutcome { Target = child.Name, Verdict = ControlVerdict.Done })];
    }

    private ControlOutcome OnThrottle(ThrottleRequest request)
    {
        if (request.Throttle < 1)
            return Refused(CampaignTarget, $"the throttle has to be at least 1, not {request.Throttle}");
        record(new ThrottleChanged(request.Throttle, request.By, request.Why));
        return new() { Target = CampaignTarget, Verdict = ControlVerdict.Done };
    }

    private ControlOutcome OnStop(StopRequest request)
    {
        if (Stop is null)
            return new() { Target = CampaignTarget, Verdict = ControlVerdict.Unchanged, Reason = "nobody runs it" };
        record(new NoteWritten(NoteLevel.Warning, $"stop asked for by {request.By}{(request.Why is null ? "" : $": {request.Why}")}"));
        Stop(request);
        return new() { Target = CampaignTarget, Verdict = ControlVerdict.Done };
    }

    private string UnknownChild(string name) => Nearest.To(name, state.Children.Select(child => child.Name)) is { } nearest
        ? $"there is no such child; did you mean '{nearest}'?"
        : "there is no such child";

    private static bool IsGateEscalation(ChildState child) => child.Reason == QualityRule.HardGate;

    private static ControlOutcome Refused(string target, string reason) =>
        new() { Target = target, Verdict = ControlVerdict.Refused, Reason = reason };
}
