using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Serves the requests that wait, for whoever holds the campaign's lock.</summary>
/// <param name="inbox">Where they wait.</param>
/// <param name="state">The campaign.</param>
/// <param name="record">Writes an event down and folds it in.</param>
/// <param name="together">Writes down what is recorded in a function as one: a crash leaves all of it, or nothing.</param>
/// <param name="commit">Completes when all that was recorded is on disk.</param>
internal sealed class ControlDesk(
    ControlInbox inbox, CampaignState state, Action<CampaignEvent> record, Action<Action> together, Func<Task> commit)
{
    /// <summary>
    /// Applies all requests that wait, makes that last, and then answers them. A request that was applied before a crash is not
    /// applied again: it gets the answer that it had.
    /// </summary>
    /// <param name="applier">Does what they ask for.</param>
    /// <param name="running">Whether the campaign runs on afterwards.</param>
    /// <returns>Whether anything was done.</returns>
    public async Task<bool> ServeAsync(ControlApplier applier, bool running)
    {
        var waiting = inbox.Waiting();
        if (waiting.Count == 0)
            return false;
        var answers = new List<(string Id, IReadOnlyList<HandledPart> Outcomes)>(waiting.Count);
        foreach (var id in waiting)
        {
            if (!state.HandledRequests.TryGetValue(id, out var outcomes))
            {
                var request = inbox.Read(id, out var problem);
                if (request is null && problem is null)
                    continue;
                together(() =>
                {
                    outcomes = request is null
                        ? [new(id, ControlVerdict.Refused, problem)]
                        : [.. applier.Apply(request).Select(outcome => new HandledPart(outcome.Target, outcome.Verdict, outcome.Reason))];
                    record(new RequestHandled(id, outcomes));
                });
            }

            answers.Add((id, outcomes!));
        }

        await commit();
        foreach (var (id, outcomes) in answers)
            inbox.Answer(id, Answer(outcomes, running));
        return answers.Any(answer => answer.Outcomes.Any(outcome => outcome.Verdict == ControlVerdict.Done));
    }

    private static ControlAnswer Answer(IReadOnlyList<HandledPart> outcomes, bool running) => new()
    {
        Outcomes = [.. outcomes.Select(part => new ControlOutcome { Target = part.Target, Verdict = part.Verdict, Reason = part.Reason })],
        ByRunningEngine = running,
    };
}
