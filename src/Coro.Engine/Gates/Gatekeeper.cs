using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Gates;

/// <summary>
/// Finds out who answers a gate: somebody who has already, the caller's policy, the person at the prompt, the default of a
/// headless run, or, with none of these, somebody later.
/// </summary>
internal static class Gatekeeper
{
    /// <summary>The answer of a policy that wants the campaign to park at a gate.</summary>
    public const string Halt = "halt";

    /// <summary>Asks, and writes question and answer down before it returns.</summary>
    /// <returns>The choice; or, with its message, why the campaign cannot go on now.</returns>
    public static async Task<(string? Choice, StageHalt? Halt)> AskAsync(RunContext run, Gate gate)
    {
        if (run.State.Answers.TryGetValue(gate.Id, out var given) && gate.Choices.Contains(given.Choice))
            return (await TakeAsync(run, gate, given.Choice), null);
        var (answer, halt) = await AskAfreshAsync(run, gate);
        return answer is null ? (null, halt) : (await TakeAsync(run, gate, answer.Choice), null);
    }

    /// <summary>Asks whatever was answered before, and writes down question and answer; the caller commits what follows from it.</summary>
    /// <returns>The answer; or, with its message, why the campaign cannot go on now.</returns>
    public static async Task<(GateAnswer? Answer, StageHalt? Halt)> AskAfreshAsync(RunContext run, Gate gate)
    {
        if (!run.State.OpenGates.ContainsKey(gate.Id))
        {
            run.Record(new GateOpened(gate));
            await run.CommitAsync();
        }

        var (answer, left) = await AnswerUnlessStoppedAsync(run, gate);
        if (answer is null && run.StopReason is { } reason)
            return (null, StageHalt.Stopped(reason));
        if (answer is null)
        {
            return (null, left
                ? new(ExitCode.UserCancelled, $"left at the question \"{gate.Question}\"; resume the campaign to be asked again")
                : new(ExitCode.AwaitingInput, $"gate '{gate.Id}' waits for an answer ({string.Join(" | ", gate.Choices)}): {gate.Question}"));
        }

        run.Record(new GateAnswered(gate.Id, answer));
        return (answer, null);
    }

    // A go-ahead stays given. Who declined and comes back wants to be asked again.
    private static async Task<string> TakeAsync(RunContext run, Gate gate, string choice)
    {
        if (choice != gate.Choices[0])
            run.Record(new GateOpened(gate));
        await run.CommitAsync();
        return choice;
    }

    private static async Task<(GateAnswer? Answer, bool Left)> AnswerUnlessStoppedAsync(RunContext run, Gate gate)
    {
        try
        {
            return await AnswerAsync(gate, run.Options, run.Host, run.Draining);
        }
        catch (OperationCanceledException) when (run.StopReason is not null)
        {
            return (null, false);
        }
    }

    /// <summary>Finds an answer, and writes nothing down.</summary>
    /// <returns>No answer: somebody later has to give it, or the person at the prompt left.</returns>
    /// <exception cref="UsageException">The policy's answer is none of the gate's choices.</exception>
    public static async Task<(GateAnswer? Answer, bool Left)> AnswerAsync(
        Gate gate, RunOptions options, ICampaignHost host, CancellationToken cancellationToken)
    {
        if (Policy(options, gate) is { } policy)
            return policy == Halt ? (null, false) : (new(policy, "policy", "answered in advance"), false);
        if (!options.Headless && host.IsInteractive)
        {
            var answer = await host.AskAsync(gate, cancellationToken);
            return (answer, answer is null);
        }

        return gate.Default is { } choice ? (new(choice, "headless", "the default of a headless run"), false) : (null, false);
    }

    private static string? Policy(RunOptions options, Gate gate)
    {
        var kind = gate.Kind.ToString().ToLowerInvariant();
        if (!options.Gates.TryGetValue(gate.Id, out var choice) && !options.Gates.TryGetValue(kind, out choice))
            return null;
        if (choice == Halt || gate.Choices.Contains(choice))
            return choice;
        throw new UsageException(
            $"The gate '{gate.Id}' cannot be answered with '{choice}'. Its choices are {string.Join(", ", gate.Choices)}, "
            + $"and '{Halt}' parks the campaign there.");
    }
}
