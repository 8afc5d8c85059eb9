using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Steps;

namespace Coro.Engine.Exports;

/// <summary>Exports skills one after the other, by the brief's command or by copying. One that cannot be does not keep the others back.</summary>
/// <param name="run">The run.</param>
/// <param name="skills">The skills.</param>
/// <param name="again">Whether commands are run that have succeeded since the stage was entered.</param>
internal sealed class Exporter(RunContext run, IReadOnlyList<ExportedSkill> skills, bool again = false)
{
    private readonly TargetCheck _check = new(run.Settings, run.Workspace);

    // Commands that had succeeded before a crash or a stop are not run again; copying again does no harm.
    private readonly HashSet<string> _done = new(again ? [] : run.State.StageStepsDone, Names.Comparer);

    /// <summary>How it is told that a skill was not exported.</summary>
    public static string Failure(string skill, string reason) => $"{skill} was not exported: {reason}";

    /// <summary>How it is told that a file does not list the skills.</summary>
    public static string Failure(ContextFile file) => $"{file.Path} does not list the skills: {file.Problem}";

    /// <summary>Exports them, and brings the files up to date that list them.</summary>
    /// <returns>Why it stopped before its end; null: it did not.</returns>
    public async Task<StageHalt?> RunAsync()
    {
        if (run.Settings.Stages.Export.Path is { } folder)
            await Task.Run(() => Leftovers.InExportFolder(folder, run.State.JobId));
        foreach (var skill in skills)
        {
            if (run.StopReason is { } reason)
                return StageHalt.Stopped(reason);
            if (run.Settings.Stages.Export.Command is { } command)
            {
                if (await CommandAsync(skill, command) is { } halt)
                    return halt;
            }
            else
            {
                await CopyAsync(skill);
            }

            await run.CommitAsync();
        }

        await ListAsync();
        return null;
    }

    private async Task<StageHalt?> CommandAsync(ExportedSkill skill, StepDefinition command)
    {
        if (_check.SourceProblemOf(skill) is { } problem)
        {
            Fail(skill, problem);
            return null;
        }

        if (_done.Contains(skill.Name) && skill.Before is not null)
            return null;
        var source = SkillFolder.Of(skill.SkillPath);
        var ended = await StepDrive.RunAsync(
            run, new ExportSubject(run.State, skill with { Folder = source }, skills, run.State.Run?.Number ?? 1), command with { Name = skill.Name });
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageHalt.Stopped(reason);
        if (ended.Outcome == StepOutcome.Success)
            run.Record(new ChildExported(skill.EventName, ended.Result?.SkillPath ?? (Directory.Exists(skill.Target) ? skill.Target : source)));
        else
            Fail(skill, ended.Message ?? StageOutcome(ended));
        return null;
    }

    private async Task CopyAsync(ExportedSkill skill)
    {
        var source = SkillFolder.Of(skill.SkillPath);
        try
        {
            var problem = await Task.Run(() => _check.ProblemOf(skill));
            if (problem is not null)
            {
                Fail(skill, problem);
                return;
            }

            if (skill.Target is { } target && !TargetCheck.IsInPlace(skill))
            {
                var links = await Task.Run(() => SkillFolder.Publish(source, target, run.State.JobId));
                if (links.Count > 0)
                    run.Note($"{skill.Name} was exported without its links: {string.Join(", ", links)}", warning: true, skill.Child?.Name);
            }

            run.Record(new ChildExported(skill.EventName, skill.Target ?? source));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Fail(skill, problem.Message);
        }
    }

    private async Task ListAsync()
    {
        var files = new ContextFiles(run.State.Name, run.Settings, run.Time);
        var exported = ContextFiles.Exported(run.State);
        foreach (var path in files.Paths)
        {
            var problem = await Task.Run(() => files.Update(path, exported));
            run.Record(new ContextFileUpdated(path, problem));
            if (problem is not null)
                run.Note(Failure(new() { Path = path, Problem = problem }), warning: true);
        }

        await run.CommitAsync();
    }

    private void Fail(ExportedSkill skill, string reason)
    {
        run.Record(new ChildExportFailed(skill.EventName, reason));
        run.Note(Failure(skill.Name, reason), warning: true, skill.Child?.Name);
    }

    private static string StageOutcome(StepRun ended) => Reporting.StageText.Outcome(ended.Outcome);
}
