using System.Globalization;

namespace Coro.Engine.State;

/// <summary>A child as an item of the state file.</summary>
internal static class ChildText
{
    private const int Indent = 4;

    public static void Write(YamlText yaml, ChildState child)
    {
        var definition = child.Definition;
        yaml.Line(Indent, "name", child.Name, first: true);
        yaml.Bare(Indent, "status", Words.Of(child.Status));
        Dependencies(yaml, definition.DependsOn);
        yaml.Bare(Indent, "tier", Words.Of(definition.Tier));
        yaml.Line(Indent, "lane", definition.Lane);
        if (definition.Locks.Count > 0)
            yaml.Line(Indent, "locks", definition.Locks);
        Optional(yaml, "repo_url", definition.RepoUrl);
        Optional(yaml, "pin", definition.Pin);
        if (child.PinChosen)
            yaml.Bare(Indent, "pin_chosen", "true");
        Optional(yaml, "ref", child.Ref);
        Optional(yaml, "commit_sha", child.CommitSha);
        Optional(yaml, "description", definition.Description);
        TrackerSection.Write(yaml, Indent, child.Tracker.Item ?? definition.Tracker);
        Attempt(yaml, child);
        Outcome(yaml, child);
    }

    private static void Attempt(YamlText yaml, ChildState child)
    {
        if (child.Attempt > 0)
            yaml.Line(Indent, "attempt", child.Attempt);
        Optional(yaml, "pipeline", child.Pipeline);
        if (child.Batch is { } batch)
            yaml.Line(Indent, "batch", batch);
        if (child.StepsDone.Count > 0)
            yaml.Line(Indent, "steps_done", child.StepsDone);
        Optional(yaml, "step", child.Step);
        if (child.Try > 0)
            yaml.Line(Indent, "try", child.Try);
        if (child.StepRuns)
            yaml.Bare(Indent, "step_runs", "true");
        if (child.Process is { } process)
            Process(yaml, Indent, process);
        if (child.ExitCode is { } exitCode)
            yaml.Line(Indent, "exit_code", exitCode);
        if (child.Failures > 0)
            yaml.Line(Indent, "failures", child.Failures);
        if (child.Refusals > 0)
            yaml.Line(Indent, "refusals", child.Refusals);
        ChildTraceText.Write(yaml, Indent, child);
        foreach (var (earlier, i) in child.Earlier.Select((e, i) => (e, i)))
        {
            if (i == 0)
            {
                yaml.Key(Indent, "attempts");
                yaml.EndLine();
            }

            Earlier(yaml, earlier);
        }
    }

    /// <summary>A process on its line.</summary>
    public static void Process(YamlText yaml, int indent, ProcessIdentity process) => yaml.Bare(
        indent, "process", string.Create(CultureInfo.InvariantCulture, $"{{pid: {process.Pid}, start: {process.Start}}}"));

    private static void Earlier(YamlText yaml, AttemptRecord earlier)
    {
        const int indent = Indent + 4;
        yaml.Key(indent, "attempt", first: true);
        yaml.Raw(string.Create(CultureInfo.InvariantCulture, $" {earlier.Attempt}\n"));
        yaml.Bare(indent, "status", Words.Of(earlier.Status));
        yaml.Line(indent, "lane", earlier.Lane);
        if (earlier.StartedAt is not null)
            yaml.Line(indent, "started_at", earlier.StartedAt);
        if (earlier.EndedAt is not null)
            yaml.Line(indent, "ended_at", earlier.EndedAt);
        if (earlier.QualityScore is not null)
            yaml.Line(indent, "quality_score", earlier.QualityScore);
        if (earlier.Reason is not null)
            yaml.Line(indent, "reason", earlier.Reason);
    }

    private static void Outcome(YamlText yaml, ChildState child)
    {
        Optional(yaml, "brief_path", child.BriefPath);
        Optional(yaml, "skill_path", child.SkillPath);
        Optional(yaml, "export_path", child.ExportPath);
        Optional(yaml, "export_problem", child.ExportProblem);
        if (child.QualityScore is not null)
            yaml.Line(Indent, "quality_score", child.QualityScore);
        if (child.BelowTarget)
            yaml.Bare(Indent, "below_target", "true");
        Findings(yaml, child.Findings);
        if (child.Workarounds.Count > 0)
            yaml.Line(Indent, "workarounds_applied", child.Workarounds);
        if (child.Artifacts.Count > 0)
            yaml.Line(Indent, "artifacts", child.Artifacts);
        Optional(yaml, "started_at", YamlText.Time(child.StartedAt));
        Optional(yaml, "completed_at", YamlText.Time(child.CompletedAt));
        if (child.Worked != TimeSpan.Zero)
            yaml.Line(Indent, "worked", YamlText.Span(child.Worked));
        Optional(yaml, "reason", child.Reason);
        Optional(yaml, "message", child.Message);
        if (child.ForcedFor is not null)
            yaml.Line(Indent, "forced_for", child.ForcedFor);
        PullRequestSection.Write(yaml, Indent, child.PullRequests);
        ContractSection.Write(yaml, Indent, child);
        InsightSection.WriteReported(yaml, Indent, child.Insights);
        if (child.AwaitsMerge)
            yaml.Bare(Indent, "awaits_merge", "true");
        if (child.Usage is { } usage)
            Usage(yaml, Indent, "usage", usage);
    }

    private static void Dependencies(YamlText yaml, IReadOnlyList<Dependency> dependencies)
    {
        yaml.Key(Indent, "depends_on");
        yaml.Raw(" [");
        for (var i = 0; i < dependencies.Count; i++)
        {
            var (child, require) = dependencies[i];
            yaml.Raw(i == 0 ? "" : ", ");
            if (require == DependencyRequirement.Satisfied)
            {
                yaml.Text(child);
                continue;
            }

            yaml.Raw("{child: ");
            yaml.Text(child);
            yaml.Raw($", require: {Words.Of(require)}}}");
        }

        yaml.Raw("]\n");
    }

    private static void Findings(YamlText yaml, IReadOnlyList<Finding> findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (i == 0)
            {
                yaml.Key(Indent, "findings");
                yaml.EndLine();
            }

            yaml.Line(Indent + 4, "severity", Words.Of(findings[i].Severity), first: true);
            yaml.Line(Indent + 4, "title", findings[i].Title);
            if (findings[i].Detail is { } detail)
                yaml.Line(Indent + 4, "detail", detail);
        }
    }

    /// <summary>What was consumed, as a mapping.</summary>
    public static void Usage(YamlText yaml, int at, string key, Usage usage)
    {
        var indent = at + 2;
        yaml.Key(at, key);
        if (usage == new Usage())
            yaml.Raw(" {}");
        yaml.EndLine();
        Number(yaml, indent, "input_tokens", usage.InputTokens);
        Number(yaml, indent, "output_tokens", usage.OutputTokens);
        Number(yaml, indent, "cache_read_input_tokens", usage.CacheReadInputTokens);
        Number(yaml, indent, "cache_creation_input_tokens", usage.CacheCreationInputTokens);
        if (usage.CostUsd is not null)
            yaml.Line(indent, "cost_usd", usage.CostUsd);
    }

    private static void Number(YamlText yaml, int indent, string key, long? value)
    {
        if (value is not null)
            yaml.Line(indent, key, value);
    }

    private static void Optional(YamlText yaml, string key, string? value)
    {
        if (value is not null)
            yaml.Line(Indent, key, value);
    }
}
