using Coro.Engine.History;
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

    /// <summary>Why whoever runs the campaign cannot run a child's steps; null: nothing runs.</summary>
    public Func<ChildDefinition, IReadOnlyList<string>>? Unrunnable { get; init; }

    /// <summary>The children that were touched by what was applied so far.</summary>
    public List<string> Touched { get; } = [];

    private ChildOperations Children => new(state, record, EndProcess, Touched);

    /// <summary>Applies a request.</summary>
    /// <returns>What became of each part of it.</returns>
    public IReadOnlyList<ControlOutcome> Apply(ControlRequest request) => request switch
    {
        ChildRequest child => Children.Apply(child),
        GateRequest gate => [new GateControl(state, record, Children.ApplyTo) { Halt = Halt, Touched = child => Touched.Add(child.Name) }.Answer(gate)],
        AddChildrenRequest add => new Additions(state, record, Touched) { Unrunnable = Unrunnable }.Apply(add),
        ThrottleRequest throttle => [OnThrottle(throttle)],
        InteractionRequest interaction => [OnInteraction(interaction)],
        InsightRequest insight => new InsightControl(state, record).Apply(insight),
        StopRequest stop => [OnStop(stop)],
        _ => [Refused(CampaignTarget, "this version of Coro does not know the request")],
    };

    private ControlOutcome OnThrottle(ThrottleRequest request)
    {
        if (request.Throttle < 1)
            return Refused(CampaignTarget, $"the throttle has to be at least 1, not {request.Throttle}");
        record(new ThrottleChanged(request.Throttle, request.By, request.Why));
        return new() { Target = CampaignTarget, Verdict = ControlVerdict.Done };
    }

    private ControlOutcome OnInteraction(InteractionRequest request)
    {
        var word = request.Interactive ? "on" : "off";
        if (state.Interactive == request.Interactive)
            return new() { Target = CampaignTarget, Verdict = ControlVerdict.Unchanged, Reason = $"interactive is {word} already" };
        record(new InteractionChanged(request.Interactive, request.By, request.Why));
        return new() { Target = CampaignTarget, Verdict = ControlVerdict.Done, Reason = $"interactive is {word} now" };
    }

    private ControlOutcome OnStop(StopRequest request)
    {
        if (Stop is null)
            return new() { Target = CampaignTarget, Verdict = ControlVerdict.Unchanged, Reason = "nobody runs it" };
        record(new StopRequested(request.By, request.Why, request.AtOnce));
        Stop(request);
        return new() { Target = CampaignTarget, Verdict = ControlVerdict.Done };
    }

    private static ControlOutcome Refused(string target, string reason) =>
        new() { Target = target, Verdict = ControlVerdict.Refused, Reason = reason };
}
