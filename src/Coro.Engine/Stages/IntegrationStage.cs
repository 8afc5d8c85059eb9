using Coro.Engine.Contracts;
using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 3 of <c>delivery</c>: whether what the children delivered fits together. Contracts are held against what was shipped, and a
/// command judges the whole; what it wants mended becomes children of the same campaign, and afterwards it is asked again. How
/// often is decided here, and by nobody else.
/// </summary>
internal sealed class IntegrationStage : IStage
{
    /// <summary>How many rounds of mending there are before a person has to decide.</summary>
    public const int MostRounds = 3;

    public StageName Name => DeliveryStages.Integration;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var byPolicy = false;
        while (true)
        {
            var contracts = new ContractBook(run.State, run.Workspace, run.Root);
            var broken = contracts.All().Where(contract => contract.IsBroken).ToList();
            var judged = await JudgeAsync(run);
            if (judged.Halt is { } halt)
                return StageEnd.Halted(halt);
            if (run.State.HasFallenBack)
                return StageEnd.Done;
            if (judged.Doubt is null && broken.Count == 0 && contracts.Problems.Count == 0)
                break;
            var question = Questions.Integration(judged.Doubt, broken, contracts.Problems);
            var asked = await Gatekeeper.AskAsync(
                run, question, () => !run.State.HasFallenBack, declines: choice => choice == Choices.Halt);
            if (asked.Choice is not { } choice)
                return asked.StageEnd;
            if (choice == Choices.Halt)
                return StageEnd.Halted(ExitCode.AwaitingInput, $"halted at the integration: {question.Question} Resume the campaign to be asked again");
            if (choice == Choices.Accept)
                break;
            if (byPolicy)
                return StageEnd.Halted(ExitCode.AwaitingInput, $"the integration was looked at again, and still: {question.Question}");

            // Once in a run: what is not mended meanwhile would be looked at for ever.
            byPolicy = run.State.Answers.GetValueOrDefault(question.Id)?.By == "policy";
            Again(run, question);
        }

        return await StageCheckpoint.PassAsync(
            run, Name, "Is the whole integrated, so that it can be wound up?", [Questions.Tally(run.State), .. Said(run)]);
    }

    private void Again(RunContext run, Gate question)
    {
        run.Record(new StageEntered(Name.Number, Name.Slug));
        run.Record(new IntegrationAgain(question.Id));
    }

    private static IEnumerable<string> Said(RunContext run) =>
        run.State.Integration is { Message: { } message } ? [message] : [];

    /// <summary>Asks the command, unless it has answered already; and has mended what it wants mended.</summary>
    private async Task<Judgement> JudgeAsync(RunContext run)
    {
        if (run.Settings.Stages.Integration is not { } step)
            return new(null, null);
        if (!run.State.StageResults.ContainsKey(Name.Slug))
        {
            var ended = await StageCommand.RunAsync(run, Name, step);
            if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
                return new(StageHalt.Stopped(reason), null);
            run.Record(new StageResultRecorded(Name.Slug, ended.Outcome, ended.Message, ended.Result));
        }

        var (outcome, said, result) = run.State.StageResults[Name.Slug];
        var message = said ?? result?.Message;
        var verdict = result?.Verdict ?? (outcome == StepOutcome.Success ? IntegrationVerdict.Pass : IntegrationVerdict.Inconclusive);
        return verdict switch
        {
            IntegrationVerdict.Pass => Record(run, verdict, message, null),
            IntegrationVerdict.Inconclusive => Record(run, verdict, message, $"the integration is inconclusive{Because(message)}"),
            _ => Mend(run, message, result),
        };
    }

    private static Judgement Mend(RunContext run, string? message, StepResult? result)
    {
        const IntegrationVerdict verdict = IntegrationVerdict.FixNeeded;
        var rounds = run.State.Integration?.Rounds ?? 0;
        if (rounds >= MostRounds)
            return Record(run, verdict, message, $"{MostRounds} rounds of mending were not enough{Because(message)}");
        var (fixes, problem) = ((IReadOnlyList<string>)[], (string?)null);
        run.Together(() =>
        {
            (fixes, problem) = FixChildren.Add(run, result, message);
            if (problem is null)
                run.Record(new IntegrationJudged(rounds + 1, verdict, message, fixes));
        });
        if (problem is not null)
            return Record(run, verdict, message, $"something has to be mended{Because(message)}, but {problem}");
        run.Note($"integration: {fixes.Count} to mend it{Because(message)}: {Questions.Names(fixes)}; round {rounds + 1} of at most {MostRounds}");
        return new(null, null);
    }

    private static Judgement Record(RunContext run, IntegrationVerdict verdict, string? message, string? doubt)
    {
        if (run.State.Integration is not { } last || last.Verdict != verdict || last.Message != message)
            run.Record(new IntegrationJudged(run.State.Integration?.Rounds ?? 0, verdict, message));
        return new(null, doubt);
    }

    private static string Because(string? message) => string.IsNullOrEmpty(message) ? "" : $": {message}";

    /// <summary>What came of asking.</summary>
    /// <param name="Halt">Why the campaign cannot go on; null: it can.</param>
    /// <param name="Doubt">What a person has to decide about; null: nothing.</param>
    private sealed record Judgement(StageHalt? Halt, string? Doubt);
}
