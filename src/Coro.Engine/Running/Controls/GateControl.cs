using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Answers gates that wait. What an answer means for children is an operation on them, with the same rules.</summary>
/// <param name="state">The campaign.</param>
/// <param name="record">Writes an event down and folds it in.</param>
/// <param name="onChild">Does an operation on the child of a name.</param>
internal sealed class GateControl(CampaignState state, Action<CampaignEvent> record, Func<ChildRequest, string, ControlOutcome> onChild)
{
    /// <summary>Has the run halt at a gate about children; null: nothing runs.</summary>
    public Action<string, GateAnswer>? Halt { get; init; }

    /// <summary>Told of a child that an answer changed.</summary>
    public Action<ChildState>? Touched { get; init; }

    public ControlOutcome Answer(GateRequest request)
    {
        var open = OpenGates.Of(state);
        if (open.FirstOrDefault(one => Names.Comparer.Equals(one.Id, request.Gate)) is not { } gate)
        {
            var known = open.Count == 0 ? "none waits" : "these wait: " + string.Join(", ", open.Select(one => one.Id));
            return Of(request.Gate, ControlVerdict.Refused, $"no gate of that name waits; {known}");
        }

        var choice = request.Choice ?? gate.Choices[0];
        if (!gate.Choices.Contains(choice))
            return Of(gate.Id, ControlVerdict.Refused, $"'{choice}' is none of its choices: {string.Join(", ", gate.Choices)}");
        if (gate is { Kind: GateKind.From, Child: { } ended } && choice == Choices.Rerun && Halt is null)
            return RunAgain(gate, ended, new(choice, request.By, request.Why));
        if (gate is { Kind: GateKind.Merge, Child: { } awaiting } && choice is Choices.Merged or Choices.Closed)
            return Say(gate, state[awaiting!], choice == Choices.Merged ? PullRequestStatus.Merged : PullRequestStatus.Closed, request);
        if (gate.Kind is not (GateKind.Merge or GateKind.Quality or GateKind.Dependency or GateKind.Deadlock))
        {
            record(new GateAnswered(gate.Id, new(choice, request.By, request.Why)));
            return Of(gate.Id, ControlVerdict.Done);
        }

        if (OpenGates.Operation(choice) is not { } operation)
            return HaltAt(gate, new(choice, request.By, request.Why));
        var asked = new ChildRequest { Operation = operation, Children = [], By = request.By, Why = request.Why };
        return gate.Child is { } child ? onChild(asked, child) with { Target = gate.Id } : OnDeadlock(gate, asked);
    }

    private ControlOutcome Say(Gate gate, ChildState child, PullRequestStatus status, GateRequest request)
    {
        var told = MergeRule.Unwatched(child.PullRequests).Select(one => one with { Status = status, Problem = null }).ToList();
        new Verdicts(state, record).Change(child, told, request.By, request.Why);
        Touched?.Invoke(child);
        return Of(gate.Id, ControlVerdict.Done);
    }

    // A run that asks takes the answer itself; without one it has its effect at once.
    private ControlOutcome RunAgain(Gate gate, string child, GateAnswer answer)
    {
        var outcome = onChild(new() { Operation = ChildOperation.Rerun, Children = [], By = answer.By, Why = answer.Reason }, child);
        if (outcome.Verdict == ControlVerdict.Done)
            record(new GateAnswered(gate.Id, answer));
        return outcome with { Target = gate.Id };
    }

    private ControlOutcome HaltAt(Gate gate, GateAnswer answer)
    {
        if (Halt is null)
            return Of(gate.Id, ControlVerdict.Unchanged, "nobody runs it, and it waits as it is");
        Halt(gate.Id, answer);
        return Of(gate.Id, ControlVerdict.Done, "the campaign halts as soon as nothing else can go on");
    }

    // All that wait, or all that they wait for. They are gathered first: what is done to one may change where the others stand.
    private ControlOutcome OnDeadlock(Gate gate, ChildRequest asked)
    {
        var meant = state.Children
            .Where(child => asked.Operation == ChildOperation.Skip
                ? child.Status == ChildStatus.Pending
                : child.Status is ChildStatus.Failed or ChildStatus.Cancelled && ChildQuestions.Held(child).Count > 0)
            .Select(child => child.Name)
            .ToList();
        var outcomes = meant.Select(name => onChild(asked, name)).ToList();
        return outcomes.Find(outcome => outcome.Verdict == ControlVerdict.Refused) is { } refused
            ? refused with { Target = gate.Id }
            : Of(gate.Id, ControlVerdict.Done, $"{(asked.Operation == ChildOperation.Skip ? "skipped" : "forced")} {Questions.Names(meant)}");
    }

    private static ControlOutcome Of(string target, ControlVerdict verdict, string? reason = null) =>
        new() { Target = target, Verdict = verdict, Reason = reason };
}
