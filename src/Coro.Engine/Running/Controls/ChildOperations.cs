using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Skips, cancels, reruns, resumes and accepts children: each of them is done or refused for itself.</summary>
/// <param name="state">The state that the events are folded into.</param>
/// <param name="record">Writes an event down and folds it in.</param>
/// <param name="endProcess">Ends the process of a child; null: nothing runs.</param>
/// <param name="touched">Gets the name of each child that was touched.</param>
internal sealed class ChildOperations(
    CampaignState state, Action<CampaignEvent> record, Action<ChildState>? endProcess, List<string> touched)
{
    /// <summary>Does what a request asks for.</summary>
    /// <returns>What became of each child that was named, followed by those downstream of it that were touched.</returns>
    public List<ControlOutcome> Apply(ChildRequest request)
    {
        var outcomes = new List<ControlOutcome>();
        var dealtWith = new HashSet<string>(Names.Comparer);
        foreach (var name in request.Children)
        {
            // One that is downstream of another has had its turn with that one.
            if (!dealtWith.Add(name))
                continue;
            outcomes.Add(OnChild(request, name));
            if (!request.Downstream || outcomes[^1].Verdict != ControlVerdict.Done)
                continue;
            foreach (var descendant in Downstream(request, state[name]))
            {
                dealtWith.Add(descendant.Name);
                outcomes.Add(new() { Target = descendant.Name, Verdict = ControlVerdict.Done, Reason = $"downstream of {state[name].Name}" });
            }
        }

        return outcomes;
    }

    /// <summary>Does what a request asks for to one child.</summary>
    public ControlOutcome ApplyTo(ChildRequest request, string name) => Apply(request with { Children = [name] })[0];

    private ControlOutcome OnChild(ChildRequest request, string name)
    {
        if (state.Find(name) is not { } child)
            return Refused(name, $"there is no such child{Nearest.Hint(name, state.Children.Select(one => one.Name))}");
        var (verdict, reason) = Transitions.Decide(request.Operation, child.Status, request.Force, IsGateEscalation(child), child.Deferred is not null, child.AwaitsMerge);
        if (verdict != ControlVerdict.Done)
            return new() { Target = child.Name, Verdict = verdict, Reason = reason };
        if (request.Operation == ChildOperation.Force && child.ForcedFor is not null && ChildQuestions.Held(child).Count == 0)
            return new() { Target = child.Name, Verdict = ControlVerdict.Unchanged, Reason = "it is forced already" };
        if (Objection(request, child) is { } objection)
            return Refused(child.Name, objection);

        // What its batch will do has to be known before: a rerun takes the child out of it.
        var batchGoesOn = GoesOnWithoutIt(request, child);
        var leftOpen = LeftOpen(request, child);
        Do(request, child);
        return new()
        {
            Target = child.Name,
            Verdict = ControlVerdict.Done,
            Reason = batchGoesOn ? "its batch goes on for the others in it" : leftOpen ?? Afterwards(request, child),
        };
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

        if (request.Operation == ChildOperation.Resume && child.Status != ChildStatus.Active
            && PipelineChooser.For(child.Definition, state.Settings) is { } chosen
            && chosen.Pipeline.Steps.All(step => child.StepsDone.Contains(step.Name)) && child.Reason != MergeRule.Closed)
        {
            return "each of its steps has succeeded, so there is none to go on with; rerun or skip it";
        }

        return request.Operation == ChildOperation.Force && !OpenGates.IsInTheWay(state, child) ? "nothing waits for it, so there is nothing to force" : null;
    }

    // Nobody closes what a person may still want; but a second one beside it is seldom meant.
    private static string? LeftOpen(ChildRequest request, ChildState child)
    {
        if (!child.AwaitsMerge || request.Operation is not (ChildOperation.Rerun or ChildOperation.Cancel or ChildOperation.Skip))
            return null;
        var open = MergeRule.Unmerged(child.PullRequests).Where(one => one.Status != PullRequestStatus.Closed).Select(one => one.Url).ToList();
        return open.Count == 0 ? null
            : $"{(open.Count == 1 ? "its pull request" : "its pull requests")} {MergeRule.Names(open)} {(open.Count == 1 ? "stays" : "stay")} open; close {(open.Count == 1 ? "it" : "them")} if {(open.Count == 1 ? "it is" : "they are")} not wanted any more";
    }

    private static string? Afterwards(ChildRequest request, ChildState child) =>
        request.Operation == ChildOperation.Force && child.ForcedFor is { Count: > 0 } forced
            ? $"{Questions.Names(forced)} may start without it"
            : null;

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
            _ => new ChildCompleted(child.Name, child.Attempt, child.QualityScore < state.GateOf(child.Name).SoftTarget, request.Why ?? ChildFold.Accepted, request.By),
        });
        touched.Add(child.Name);
        if (running && request is { Force: true, Operation: ChildOperation.Cancel or ChildOperation.Rerun })
            endProcess?.Invoke(child);
    }

    private List<ChildState> Downstream(ChildRequest request, ChildState child)
    {
        var meant = Descendants(child).Where(descendant => request.Operation switch
        {
            ChildOperation.Rerun => descendant.Status.IsTerminal(),
            ChildOperation.Cancel => Transitions.Decide(request.Operation, descendant.Status, request.Force, false).Verdict == ControlVerdict.Done,
            _ => false,
        }).ToList();
        foreach (var descendant in meant)
            Do(request with { Lane = null }, descendant);
        return meant;
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

    private bool GoesOnWithoutIt(ChildRequest request, ChildState child) =>
        endProcess is not null && request.Force && child is { Status: ChildStatus.Active, Batch: not null }
        && request.Operation is ChildOperation.Cancel or ChildOperation.Rerun;

    private static bool IsGateEscalation(ChildState child) => child.Reason == QualityRule.HardGate;

    private static ControlOutcome Refused(string target, string reason) =>
        new() { Target = target, Verdict = ControlVerdict.Refused, Reason = reason };
}
