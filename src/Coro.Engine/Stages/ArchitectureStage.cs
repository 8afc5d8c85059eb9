using Coro.Engine.Contracts;
using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 0 of <c>delivery</c>: a command works out how the feature is put together, if the brief gives one. The activation steps
/// run around it.
/// </summary>
internal sealed class ArchitectureStage : IStage
{
    public StageName Name => DeliveryStages.Architecture;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var done = new Queue<string>(run.State.StageStepsDone);
        if (await Activation.RunAsync(run, Name, run.Settings.ActivationStepsPrepend, done) is { } before)
            return StageEnd.Halted(before);
        var command = run.Settings.Stages.Architecture;
        if (command is not null && run.State.Answered(Name) is null && await WorkOutAsync(run, command) is { } halt)
            return StageEnd.Halted(halt);
        ContractDesk.Propose(run, run.State.Answered(Name));
        if (done.TryPeek(out var first) && first == command?.Name)
            done.Dequeue();
        if (await Activation.RunAsync(run, Name, run.Settings.ActivationStepsAppend, done) is { } after)
            return StageEnd.Halted(after);
        if (command is null)
            return StageEnd.LeftOut("the brief gives no command for stages.architecture");
        return await StageCheckpoint.PassAsync(run, Name, "Is this the architecture to plan by?", Facts(run));
    }

    private async Task<StageHalt?> WorkOutAsync(RunContext run, StepDefinition step)
    {
        ArchitectureDocument.Find(run);
        var ended = await StageCommand.RunAsync(run, Name, step);
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageHalt.Stopped(reason);
        if (ended.Outcome != StepOutcome.Success)
        {
            return new(
                ExitCode.InvalidState,
                $"stages.architecture did not succeed: {ended.Message ?? ended.Outcome.ToString()}. Its logs are in {StageCommand.Logs(run, Name)}");
        }

        run.Record(new StageResultRecorded(Name.Slug, ended.Outcome, ended.Message, ended.Result ?? new()));
        if (ended.Result?.ArchitectureDocPath is { } document)
            run.Record(new ArchitectureFound(document));
        return null;
    }

    private IReadOnlyList<string> Facts(RunContext run)
    {
        var facts = new List<string>();
        if (run.State.Answered(Name)?.Message is { } message)
            facts.Add(message);
        if (run.Settings.ArchitectureDocPath is { } document)
            facts.Add($"the document: {document}");
        if (File.Exists(ContractFile.Index(run.Workspace)))
            facts.Add($"what children promise each other: {ContractFile.Index(run.Workspace)}");
        facts.Add($"its logs: {StageCommand.Logs(run, Name)}");
        return facts;
    }
}
