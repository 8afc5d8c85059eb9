using Coro.Engine.Gates;
using Coro.Engine.History;
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
        var isDerived = gate.Kind is GateKind.Quality or GateKind.Dependency or GateKind.Deadlock;
        var operation = isDerived || gate.Kind == GateKind.From ? OpenGates.Operation(choice) : null;
        if (operation is null && isDerived)
            return HaltAt(gate, new(choice, request.By, request.Why));
        var outcome = operation is null ? Of(gate.Id, ControlVerdict.Done) : Operate(gate, operation.Value, request);

        // A question that follows from where children stand is gone as soon as they stand elsewhere; any other has to be closed.
        if (!isDerived && outcome.Verdict == ControlVerdict.Done)
            record(new GateAnswered(gate.Id, new(choice, request.By, request.Why)));
        return outcome;
    }

    private ControlOutcome Operate(Gate gate, ChildOperation operation, GateRequest request)
    {
        var asked = new ChildRequest { Operation = operation, Children = [], By = request.By, Why = request.Why };
        return gate.Child is { } child ? onChild(asked, child) with { Target = gate.Id } : OnDeadlock(gate, asked);
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
