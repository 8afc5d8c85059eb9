using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Gates;

/// <summary>
/// Finds out who answers a gate: somebody who has already, the caller's policy, the person at the prompt, the default of a
/// headless run, or, with none of these, somebody later.
/// </summary>
internal static class Gatekeeper
{
    /// <summary>Asks, and writes question and answer down before it returns.</summary>
    /// <param name="run">The run.</param>
    /// <param name="gate">The question.</param>
    /// <param name="stillWanted">Whether it is one still; somebody may give the campaign something else to do meanwhile.</param>
    /// <param name="declines">Whether a choice leaves the question open, to be asked again; null: each but the first does.</param>
    /// <returns>The choice, or why there is none.</returns>
    public static async Task<GateOutcome> AskAsync(RunContext run, Gate gate, Func<bool> stillWanted, Func<string, bool>? declines = null)
    {
        declines ??= choice => choice != gate.Choices[0];
        while (true)
        {
            if (run.State.Answers.TryGetValue(gate.Id, out var given) && gate.Choices.Contains(given.Choice))
                return new(await TakeAsync(run, gate, given.Choice, declines(given.Choice)));
            // Who wants to be asked does not want to be decided for.
            var asked = run.State.Interactive == true ? gate with { Default = null } : gate;
            if (!run.State.OpenGates.TryGetValue(gate.Id, out var open) || !IsSame(open, asked))
                run.Record(new GateOpened(asked));
            await run.CommitAsync();
            var atPrompt = !run.AsksNobody;
            var (answer, left) = await AnswerAsync(
                asked, run.Options with { Headless = !atPrompt }, run.Host,
                (host, _) => Prompting.AskAsync(run, host, asked, () => IsOpen() && stillWanted() && !run.AsksNobody));
            if (answer is not null && IsOpen())
            {
                run.Record(new GateAnswered(gate.Id, answer));
                return new(await TakeAsync(run, gate, answer.Choice, declines(answer.Choice)));
            }

            if (run.StopReason is { } reason)
                return new(StageHalt.Stopped(reason));
            if (left)
                return new(new StageHalt(ExitCode.UserCancelled, $"left at the question \"{gate.Question}\"; resume the campaign to be asked again"));
            if (!stillWanted())
                return GateOutcome.Withdrawn;
            if (IsOpen() && atPrompt && run.AsksNobody)
                continue;
            if (IsOpen())
                return new(new StageHalt(ExitCode.AwaitingInput, $"gate '{gate.Id}' waits for an answer ({string.Join(" | ", gate.Choices)}): {gate.Question}"));
            run.Note($"gate '{gate.Id}' was answered by {run.State.Answers.GetValueOrDefault(gate.Id)?.By}: {run.State.Answers.GetValueOrDefault(gate.Id)?.Choice}");
        }

        bool IsOpen() => run.State.OpenGates.ContainsKey(gate.Id);
    }

    /// <summary>Finds an answer, and writes nothing down.</summary>
    /// <returns>No answer: somebody later has to give it, or the person at the prompt left.</returns>
    public static Task<(GateAnswer? Answer, bool Left)> AnswerAsync(
        Gate gate, RunOptions options, ICampaignHost host, CancellationToken cancellationToken) =>
        AnswerAsync(gate, options, host, async (person, question) =>
        {
            var answer = await person.AskAsync(question, cancellationToken);
            return (answer, answer is null);
        });

    /// <summary>Why nothing can be done before a question is answered that comes up before a run.</summary>
    public static CoroException Unanswered(Gate gate, bool left) => left
        ? new UserCancelledException($"Left at the question \"{gate.Question}\"; nothing was changed.")
        : new AwaitingInputException(
            $"Gate '{gate.Id}' waits for an answer: {gate.Question} Give it in advance with --gate {gate.Id}={string.Join('|', gate.Choices)}.");

    private static async Task<(GateAnswer? Answer, bool Left)> AnswerAsync(
        Gate gate, RunOptions options, ICampaignHost host, Func<ICampaignHost, Gate, Task<(GateAnswer?, bool)>> ask)
    {
        if (GatePolicies.For(options, gate) is { } policy)
            return policy == GatePolicies.Halt || !gate.Choices.Contains(policy) ? (null, false) : (new(policy, "policy", "answered in advance"), false);
        if (!options.Headless && host.IsInteractive)
            return await ask(host, gate);
        return gate.Default is { } choice ? (new(choice, "headless", "the default of a headless run"), false) : (null, false);
    }

    private static bool IsSame(Gate one, Gate other) => one.Question == other.Question && one.Default == other.Default && one.Facts.SequenceEqual(other.Facts);

    // A go-ahead stays given. Who declined and comes back wants to be asked again.
    private static async Task<string> TakeAsync(RunContext run, Gate gate, string choice, bool declined)
    {
        if (declined)
            run.Record(new GateOpened(gate));
        await run.CommitAsync();
        return choice;
    }
}
