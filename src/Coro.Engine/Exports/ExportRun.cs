using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>An export that somebody asks for by itself: at the campaign's export gate, or after it.</summary>
internal static class ExportRun
{
    /// <summary>Exports, and leaves the campaign where it stands; past its export, if that was all of it.</summary>
    /// <exception cref="CoroException">Nothing was exported, or it was stopped.</exception>
    public static async Task<ExportPlan> RunAsync(RunContext run, IReadOnlyList<string>? names, string by, string? why)
    {
        Refuse(run.State);
        var (skills, refused) = ExportChoice.Of(run.State, names);
        if (skills.Count > 0)
            await RunAsync(run, skills, names is null, by, why);
        var plan = ExportPlans.Done(run.State, skills);
        return plan with { Items = [.. plan.Items, .. refused] };
    }

    private static async Task RunAsync(RunContext run, List<ExportedSkill> skills, bool isAll, string by, string? why)
    {
        var atGate = run.State.CurrentStage < StageList.Export.Number;
        run.Record(new RunStarted(Environment.ProcessId, Environment.MachineName, by, CoroVersion.Text));
        if (atGate)
            Enter(run, isAll, by, why);
        await run.CommitAsync();
        var halt = await new Exporter(run, skills, again: true).RunAsync();
        if (atGate && isAll && halt is null)
        {
            run.Record(new StageCompleted(StageList.Export.Number, StageList.Export.Slug));
            run.Note("the export is done; resumed, the campaign goes on with its report");
        }

        run.Record(new RunStopped(halt?.ExitCode ?? ExitCode.Success, halt?.Message ?? $"exported {Counted(skills.Count)} as {by} asked for"));
        await run.CommitAsync();
        if (run.State.IsComplete)
            await ReportAsync(run);
        await run.CheckpointAsync(force: true);
        if (halt is not null)
            throw Stopped(halt);
    }

    private static void Enter(RunContext run, bool isAll, string by, string? why)
    {
        run.Record(new StageEntered(StageList.Export.Number, StageList.Export.Slug));
        if (!isAll)
            return;
        var checkpoint = GateId.Of(GateKind.Checkpoint, StageList.Export.Slug);
        if (run.State.OpenGates.ContainsKey(checkpoint))
            run.Record(new GateAnswered(checkpoint, new(Choices.Continue, by, why)));
        run.Record(new GateAnswered(GateId.Of(GateKind.Export), new(Choices.Export, by, why)));
    }

    private static void Refuse(CampaignState state)
    {
        var export = state.Settings.Stages.Export;
        if (export.Path is null && export.Command is null && export.ContextFiles.Count == 0)
            throw new InvalidStateException($"Campaign '{state.Name}' exports nothing: its brief gives neither stages.export.path nor a command.");
        if (state.Settings.Workflow != Workflow.Skills)
            throw new InvalidStateException($"Campaign '{state.Name}' delivers pull requests; only a campaign of the workflow 'skills' exports.");
        if (state.CurrentStage >= StageList.Refine.Number)
            return;
        var at = state.Stages.After(state.CurrentStage)!;
        throw new InvalidStateException(
            $"Campaign '{state.Name}' is not at its export yet, but at stage {at.Number} {at.Slug}. Resume it; until then one can only look at what an export would write.");
    }

    // What the report says of the export is no longer so.
    private static async Task ReportAsync(RunContext run)
    {
        try
        {
            await ReportFiles.WriteAsync(run, isRunning: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            run.Note($"the report {run.Workspace.Report} could not be written: {problem.Message}", warning: true);
            await run.CommitAsync();
        }
    }

    private static CoroException Stopped(StageHalt halt) => halt.ExitCode switch
    {
        ExitCode.Interrupted => new InterruptedException(halt.Message),
        ExitCode.Terminated => new TerminatedException(halt.Message),
        _ => new UserCancelledException(halt.Message),
    };

    private static string Counted(int skills) => skills == 1 ? "a skill" : $"{skills} skills";
}
