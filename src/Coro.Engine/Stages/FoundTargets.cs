using System.Text;
using Coro.Engine.Loading;
using Coro.Engine.Loading.LockFiles;
using Coro.Engine.Running;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>Adds the targets that the brief leaves to lock files or to a command. They are validated like any, and all join or none.</summary>
internal static class FoundTargets
{
    /// <summary>Who adds them, for the record.</summary>
    public const string By = "strategy";

    private const string Answer = "the answer of stages.strategy";

    /// <summary>Finds and adds them, unless that was done before.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">The stage that they are found in.</param>
    /// <returns>Why the campaign cannot go on; null: it can.</returns>
    public static async Task<StageHalt?> AddAsync(RunContext run, StageName stage)
    {
        if (run.Settings.Stages.Strategy is not { } strategy || run.State.Children.Any(child => child.Added?.By == By))
            return null;
        var found = new Found(run.State);
        foreach (var file in strategy.LockFiles)
            found.Add(LockFileReaders.Read(file, repoUrl: strategy.RepoUrl), Path.GetFileName(file));
        if (strategy.Command is { } step && await AskAsync(run, stage, step, found) is { } halt)
            return halt;
        foreach (var note in found.Notes)
            run.Note(note);
        return found.Children.Count == 0
            ? new(ExitCode.Usage, "stages.strategy found no target that the campaign does not have; look at its lock files or its command")
            : await JoinAsync(run, found);
    }

    private static async Task<StageHalt?> AskAsync(RunContext run, StageName stage, StepDefinition step, Found found)
    {
        ArchitectureDocument.Find(run);
        var ended = await StageCommand.RunAsync(run, stage, step);
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageHalt.Stopped(reason);
        var logs = StageCommand.Logs(run, stage);
        if (ended.Outcome != StepOutcome.Success)
            return new(ExitCode.InvalidState, $"stages.strategy did not succeed: {ended.Message ?? ended.Outcome.ToString()}. Its logs are in {logs}");
        if (ended.Result?.Extra?.TryGetValue(AnsweredTargets.Key, out var children) != true)
            return new(ExitCode.Usage, $"{Answer} has no '{AnsweredTargets.Key}': a list of targets, each as in a brief. Its logs are in {logs}");
        var targets = AnsweredTargets.Read(children, [.. run.State.Children.Select(child => child.Definition)], run.Settings, out var problems);
        if (problems.Count > 0)
            return new(ExitCode.Usage, string.Join('\n', problems.Select(problem => $"{Answer}: {problem}")));
        found.Add(new(targets, []), step.Name);
        return null;
    }

    private static async Task<StageHalt?> JoinAsync(RunContext run, Found found)
    {
        var additions = new Additions(run.State, run.Record, []);
        if (additions.Flaws(found.Children) is { Count: > 0 } flaws)
            return new(ExitCode.Usage, string.Join('\n', flaws.Select(flaw => $"stages.strategy: {flaw}")));
        var sources = string.Join(", ", found.Sources);
        additions.Add(found.Children, By, sources);
        run.Note($"{found.Children.Count} targets come from {sources}");
        await run.CommitAsync();
        run.Disk.Replace(run.Workspace.Brief, Encoding.UTF8.GetBytes(BriefWriter.Write(new()
        {
            Name = run.State.Name,
            Settings = run.Settings,
            Children = [.. run.State.Children.Select(child => child.Definition)],
        })));
        return null;
    }

    /// <summary>What was found so far. A target that is there already keeps what is said of it there.</summary>
    private sealed class Found(CampaignState state)
    {
        private readonly HashSet<string> _names = new(state.Children.Select(child => child.Name), Names.Comparer);

        public List<ChildDefinition> Children { get; } = [];

        public List<string> Notes { get; } = [];

        public List<string> Sources { get; } = [];

        public void Add(LockFileTargets targets, string source)
        {
            // One that a source names twice is that source's error.
            var known = targets.Children.Select(child => child.Name).Where(_names.Contains).ToHashSet(Names.Comparer);
            _names.UnionWith(targets.Children.Select(child => child.Name));
            Children.AddRange(targets.Children.Where(child => !known.Contains(child.Name)));
            Notes.AddRange(targets.Notes);
            Sources.Add(source);
            if (known.Count > 0)
                Notes.Add($"{source} names {known.Count} targets that are there already; they stay as they are.");
        }
    }
}
