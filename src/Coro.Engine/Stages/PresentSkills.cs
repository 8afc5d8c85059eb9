using Coro.Engine.Exports;
using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>Skills that were there before the campaign: somebody decides whether their children are worth running.</summary>
internal static class PresentSkills
{
    /// <summary>Asks about all that a stage looks at, if there are any and the question has no answer yet, and heeds the answer.</summary>
    /// <param name="run">The run.</param>
    /// <param name="found">Whether the children are those that stage 1 found, and not those that the brief names.</param>
    /// <returns>Why the campaign cannot go on; null: it can.</returns>
    public static async Task<StageHalt?> SettleAsync(RunContext run, bool found)
    {
        if (run.Settings.Stages.Export.Path is not { } folder || Find(run.State, folder, found) is not { Count: > 0 } present)
            return null;
        var question = Questions.Present([.. present.Select(child => child.Name)], folder, found);
        var asked = await Gatekeeper.AskAsync(run, question, () => true, declines: choice => choice == Choices.Halt);
        if (asked.Choice is not { } choice)
            return asked.Halt;
        if (choice == Choices.Halt)
            return new(ExitCode.AwaitingInput, $"halted: {question.Question} Resume the campaign to be asked again");
        if (choice == Choices.Keep)
            Keep(run, present, run.State.Answers[question.Id], folder);
        await run.CommitAsync();
        return null;
    }

    private static void Keep(RunContext run, List<ChildState> present, GateAnswer answer, string folder)
    {
        var request = new ChildRequest
        {
            Operation = ChildOperation.Skip,
            Children = [.. present.Select(child => child.Name)],
            By = answer.By,
            Why = $"its skill is in {folder} already and is kept",
        };
        new ChildOperations(run.State, run.Record, endProcess: null, []).Apply(request);

        // So whoever lists the campaign's skills lists them, too.
        foreach (var child in present)
            run.Record(new ChildExported(child.Name, Path.Combine(folder, child.Name)));
        present.ForEach(run.Tell);
    }

    private static List<ChildState> Find(CampaignState state, string folder, bool found) =>
    [
        .. state.Children.Where(child => child.Status is ChildStatus.Pending or ChildStatus.Ready && child.Attempt == 0
            && (child.Added?.By == FoundTargets.By) == found && SkillFolder.IsSkill(Path.Combine(folder, child.Name))),
    ];
}
