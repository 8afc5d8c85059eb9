using Coro.Engine.Loading;
using YamlDotNet.Core.Events;

namespace Coro.Engine.State;

/// <summary>Reads the children of the state file.</summary>
internal sealed class ChildSection(YamlCursor yaml)
{
    private static readonly KeySet Keys = new(
        "name", "status", "depends_on", "tier", "lane", "locks", "repo_url", "pin", "pin_chosen", "ref", "commit_sha", "description",
        "attempt", "pipeline", "batch", "steps_done", "step", "try", "step_runs", "process", "exit_code", "failures", "refusals", "deferred",
        "decision", "added", "leftovers", "attempts", "brief_path", "skill_path",
        "export_path", "export_problem", "quality_score", "below_target", "findings", "workarounds_applied", "artifacts", "started_at",
        "completed_at", "worked", "reason", "message", "forced_for", "usage", "pull_requests", "awaits_merge", "insights", "tracker", "contracts");

    private static readonly string[] Needed = ["name", "status"];
    private static readonly KeySet DependencyKeys = new("child", "require");
    private static readonly KeySet FindingKeys = new("severity", "title", "detail");

    private static readonly KeySet AttemptKeys =
        new("attempt", "status", "lane", "started_at", "ended_at", "quality_score", "reason");

    private readonly ChildTraceSection _traces = new(yaml);

    private static readonly KeySet UsageKeys = new(
        "input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "cost_usd");

    /// <summary>Reads the child at which the cursor stands.</summary>
    public ChildState Read(int index)
    {
        var child = new ChildState(new() { Name = "" }, index);
        yaml.Mapping(Keys, Needed, key =>
        {
            if (!ReadDefinition(child, key) && !ReadAttempt(child, key) && !_traces.Read(child, key))
                ReadOutcome(child, key);
        });
        return child;
    }

    private bool ReadDefinition(ChildState child, string key)
    {
        var definition = child.Definition;
        switch (key)
        {
            case "name": child.Definition = definition with { Name = yaml.Name() ?? "" }; break;
            case "status": child.Status = yaml.Word<ChildStatus>() ?? default; break;
            case "depends_on": child.Definition = definition with { DependsOn = ReadDependencies() }; break;
            case "tier": child.Definition = definition with { Tier = yaml.Word<Tier>() ?? default }; break;
            case "lane": child.Definition = definition with { Lane = yaml.Name() ?? definition.Lane }; break;
            case "locks": child.Definition = definition with { Locks = yaml.NameList() }; break;
            case "repo_url": child.Definition = definition with { RepoUrl = yaml.Free() }; break;
            case "pin": child.Definition = definition with { Pin = yaml.Free() }; break;
            case "description": child.Definition = definition with { Description = yaml.Free() }; break;
            case "tracker": child.Definition = definition with { Tracker = TrackerSection.Read(yaml) }; break;
            case "pin_chosen": child.PinChosen = yaml.Bool() ?? false; break;
            case "ref": child.Ref = yaml.Free(); break;
            case "commit_sha": child.CommitSha = yaml.Free(); break;
            default: return false;
        }

        return true;
    }

    private bool ReadAttempt(ChildState child, string key)
    {
        switch (key)
        {
            case "attempt": child.Attempt = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "pipeline": child.Pipeline = yaml.Free(); break;
            case "batch": child.Batch = yaml.Int(0, int.MaxValue); break;
            case "steps_done": child.StepsDone.AddRange(yaml.FreeList()); break;
            case "step": child.Step = yaml.Free(); break;
            case "try": child.Try = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "step_runs": child.StepRuns = yaml.Bool() ?? false; break;
            case "process": child.Process = yaml.Process(); break;
            case "exit_code": child.ExitCode = yaml.Int(int.MinValue, int.MaxValue); break;
            case "failures": child.Failures = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "refusals": child.Refusals = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "attempts": yaml.List(() => child.Earlier.Add(ReadEarlier())); break;
            case "started_at": child.StartedAt = yaml.Time(); break;
            case "completed_at": child.CompletedAt = yaml.Time(); break;
            case "worked": child.Worked = yaml.Span() ?? default; break;
            default: return false;
        }

        return true;
    }

    private void ReadOutcome(ChildState child, string key)
    {
        switch (key)
        {
            case "brief_path": child.BriefPath = yaml.Free(); break;
            case "skill_path": child.SkillPath = yaml.Free(); break;
            case "export_path": child.ExportPath = yaml.Free(); break;
            case "export_problem": child.ExportProblem = yaml.Free(); break;
            case "quality_score": child.QualityScore = yaml.Amount(100); break;
            case "below_target": child.BelowTarget = yaml.Bool() ?? false; break;
            case "findings": child.Findings = ReadFindings(); break;
            case "workarounds_applied": child.Workarounds = yaml.FreeList(); break;
            case "artifacts": child.Artifacts = yaml.FreeList(); break;
            case "reason": child.Reason = yaml.Free(); break;
            case "message": child.Message = yaml.Free(); break;
            case "forced_for": child.ForcedFor = yaml.TakeNull() ? null : new(yaml.NameList(), Names.Comparer); break;
            case "pull_requests": child.PullRequests = PullRequestSection.Read(yaml); break;
            case "insights": child.Insights = InsightSection.ReadReported(yaml); break;
            case "contracts": child.Contracts = ContractSection.Read(yaml); break;
            case "awaits_merge": child.AwaitsMerge = yaml.Bool() ?? false; break;
            case "usage": child.Usage = ReadUsage(yaml); break;
        }
    }

    private List<Dependency> ReadDependencies()
    {
        var dependencies = new List<Dependency>();
        yaml.List(() =>
        {
            if (yaml.Current is MappingStart)
                dependencies.Add(ReadDependency());
            else if (yaml.IsGiven() && yaml.Name("a name, or {child: core, require: merged}") is { } name)
                dependencies.Add(new(name));
        });
        return dependencies;
    }

    private Dependency ReadDependency()
    {
        var dependency = new Dependency("");
        yaml.Mapping(DependencyKeys, ["child"], key => dependency = key == "child"
            ? dependency with { Child = yaml.Name() ?? "" }
            : dependency with { Require = yaml.Word<DependencyRequirement>() ?? default });
        return dependency;
    }

    private AttemptRecord ReadEarlier()
    {
        var earlier = new AttemptRecord(0, default, ChildDefinition.DefaultLane, null, null, null, null);
        yaml.Mapping(AttemptKeys, ["attempt", "status"], key => earlier = key switch
        {
            "attempt" => earlier with { Attempt = yaml.Int(0, int.MaxValue) ?? 0 },
            "status" => earlier with { Status = yaml.Word<ChildStatus>() ?? default },
            "lane" => earlier with { Lane = yaml.Name() ?? earlier.Lane },
            "started_at" => earlier with { StartedAt = yaml.Time() },
            "ended_at" => earlier with { EndedAt = yaml.Time() },
            "quality_score" => earlier with { QualityScore = yaml.Amount(100) },
            _ => earlier with { Reason = yaml.Free() },
        });
        return earlier;
    }

    private List<Finding> ReadFindings()
    {
        var findings = new List<Finding>();
        yaml.List(() =>
        {
            var finding = new Finding { Severity = default, Title = "" };
            yaml.Mapping(FindingKeys, ["severity", "title"], key => finding = key switch
            {
                "severity" => finding with { Severity = yaml.Word<FindingSeverity>() ?? default },
                "title" => finding with { Title = yaml.Free() ?? "" },
                _ => finding with { Detail = yaml.Free() },
            });
            findings.Add(finding);
        });
        return findings;
    }

    /// <summary>What was consumed.</summary>
    public static Usage? ReadUsage(YamlCursor yaml)
    {
        if (yaml.TakeNull())
            return null;
        var usage = new Usage();
        yaml.Mapping(UsageKeys, [], key => usage = key switch
        {
            "input_tokens" => usage with { InputTokens = yaml.Long(0) },
            "output_tokens" => usage with { OutputTokens = yaml.Long(0) },
            "cache_read_input_tokens" => usage with { CacheReadInputTokens = yaml.Long(0) },
            "cache_creation_input_tokens" => usage with { CacheCreationInputTokens = yaml.Long(0) },
            _ => usage with { CostUsd = yaml.Amount() },
        });
        return usage;
    }
}
