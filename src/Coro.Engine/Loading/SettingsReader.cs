using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Loading;

/// <summary>Reads the smaller mappings of a brief: stages, quality gate, limits.</summary>
internal sealed class SettingsReader(YamlCursor yaml, StepReader steps, string origin)
{
    /// <summary>The forms of a proposal, in the order of <see cref="ProposalKind"/>.</summary>
    public static readonly string[] Proposals = ["patch", "branch", "pull-request"];

    private const string MappingForm = "a mapping";
    private const int MostAtOnce = 10_000;

    private static readonly TimeSpan LongestCampaign = TimeSpan.FromDays(365);

    public StageSettings ReadStages(StageSettings stages)
    {
        if (yaml.TakeNull() || !yaml.EnterMapping(MappingForm))
            return stages;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Stages, ref seen) is { } key)
        {
            stages = key switch
            {
                "strategy" => stages with { Strategy = ReadStrategy() ?? stages.Strategy },
                "architecture" => stages with { Architecture = ReadStep(key) ?? stages.Architecture },
                "integration" => stages with { Integration = ReadStep(key) ?? stages.Integration },
                "aggregation" => ReadAggregation(stages),
                "capstone" => stages with { Capstone = ReadStep(key) ?? stages.Capstone },
                "verify" => stages with { Verify = ReadStep(key) ?? stages.Verify },
                "refine" => ReadRefine(stages),
                "on_complete" => stages with { OnComplete = ReadStep(key) ?? stages.OnComplete },
                _ => stages with { Export = ReadExport(stages.Export) },
            };
        }

        return stages;
    }

    public QualityGate ReadQualityGate(QualityGate gate)
    {
        var place = yaml.Here;
        if (yaml.TakeNull() || !yaml.EnterMapping(MappingForm))
            return gate;
        decimal? fallback = null;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.QualityGate, ref seen) is { } key)
        {
            switch (key)
            {
                case "hard":
                    gate = gate with { Hard = yaml.HardGate() ?? gate.Hard };
                    break;
                case "soft_target": gate = gate with { SoftTarget = yaml.Score() ?? gate.SoftTarget }; break;
                case "soft_fallback":
                    place = yaml.Here;
                    fallback = yaml.Score();
                    break;
            }
        }

        if (fallback > gate.SoftTarget)
            yaml.Report("fallback-above-target", $"is {fallback}, above soft_target, which is {gate.SoftTarget}; lower it", place, "soft_fallback");
        // A target that is set below the usual fallback lowers that, too: nobody who sets only it should have to know.
        return gate with { SoftFallback = fallback ?? Math.Min(gate.SoftFallback, gate.SoftTarget) };
    }

    public LimitSettings ReadLimits(LimitSettings limits)
    {
        if (yaml.TakeNull() || !yaml.EnterMapping(MappingForm))
            return limits;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Limits, ref seen) is { } key)
        {
            limits = key switch
            {
                "throttle" => limits with { Throttle = yaml.Int(1, MostAtOnce) ?? limits.Throttle },
                "lanes" => limits with { Lanes = ReadLanes(limits.Lanes) },
                "max_cost_usd" => limits with
                {
                    MaxCostUsd = yaml.Number(0.01m, 1_000_000_000, "an amount of US dollars from 0.01 up") ?? limits.MaxCostUsd,
                },
                "timeout" => limits with { Timeout = yaml.Duration(LongestCampaign) ?? limits.Timeout },
                _ => limits with { MaxLogBytes = yaml.Size(1024) ?? limits.MaxLogBytes },
            };
        }

        return limits;
    }

    private StepDefinition? ReadStep(string stage) => yaml.TakeNull() ? null : steps.Read(stage, PlaceholderScope.Campaign);

    private StrategySettings? ReadStrategy()
    {
        var place = yaml.Here;
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping, for example {lock_files: [package-lock.json]}"))
            return null;
        var files = new List<(string Path, Place Place)>();
        string? repository = null;
        var step = steps.ReadKeys("strategy", place, BriefKeys.Strategy, PlaceholderScope.Campaign, key =>
        {
            if (key == "lock_files")
                ReadFiles(files, "a list of lock files, for example [package-lock.json]");
            else
                repository = yaml.Line();
        }, isOptional: true);
        if (step is null && files.Count == 0)
            yaml.Report("missing-key", "needs lock_files, or a command (run) that answers with targets", place);
        return new() { LockFiles = [.. files.Select(file => file.Path).Distinct()], RepoUrl = repository, Command = step };
    }

    private StageSettings ReadAggregation(StageSettings stages)
    {
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping, for example {memory_files: [AGENTS.md]}"))
            return stages;
        var files = new List<(string Path, Place Place)>();
        var (proposal, seen) = (stages.Proposal ?? new(), 0UL);
        while (yaml.NextKey(BriefKeys.Aggregation, ref seen) is { } key)
        {
            switch (key)
            {
                case "memory_files": ReadFiles(files, "a list of files, for example [AGENTS.md]"); break;
                case "propose": proposal = proposal with { Kind = (ProposalKind?)yaml.Word(Proposals) ?? proposal.Kind }; break;
                case "base": proposal = proposal with { Base = yaml.Argument("the name of a branch") ?? proposal.Base }; break;
                default: proposal = proposal with { Remote = yaml.Argument("the name of a remote") ?? proposal.Remote }; break;
            }
        }

        foreach (var (path, at) in files.Where(file => !IsInside(file.Path, origin)))
            yaml.Report("outside", $"{Shown.Quote(path)} lies outside of the brief's folder; name a file in it", at, "memory_files");
        return stages with
        {
            MemoryFiles = [.. stages.MemoryFiles.Union(files.Select(file => file.Path))],
            Proposal = proposal == new ProposalSettings() ? null : proposal,
        };
    }

    private StageSettings ReadRefine(StageSettings stages)
    {
        var place = yaml.Here;
        if (yaml.TakeNull() || !yaml.EnterMapping("a step, for example {run: [./refine.sh], rerun_below_target: true}"))
            return stages;
        bool? rerun = null;
        var step = steps.ReadKeys("refine", place, BriefKeys.Refine, PlaceholderScope.Campaign, _ => rerun = yaml.Bool());
        return stages with { Refine = step ?? stages.Refine, RerunBelowTarget = rerun ?? stages.RerunBelowTarget };
    }

    private ExportSettings ReadExport(ExportSettings export)
    {
        var place = yaml.Here;
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping, for example {path: skills}"))
            return export;
        var files = new List<(string Path, Place Place)>();
        var step = steps.ReadKeys("export", place, BriefKeys.Export, PlaceholderScope.Export, key =>
        {
            if (key == "context_files")
                ReadFiles(files, "a list of files, for example [AGENTS.md, CLAUDE.md]");
            else if (yaml.Line("the path of a folder") is { } path)
                export = export with { Path = OriginPaths.Absolute(path, origin) };
        }, isOptional: true);
        foreach (var (path, at) in files.Where(file => !IsInside(file.Path, origin) && !IsInside(file.Path, export.Path)))
            yaml.Report("outside", $"{Shown.Quote(path)} lies outside of the brief's folder; name a file in it", at, "context_files");
        return export with
        {
            Command = step ?? export.Command,
            ContextFiles = [.. export.ContextFiles.Union(files.Select(file => file.Path))],
        };
    }

    private void ReadFiles(List<(string Path, Place Place)> files, string form)
    {
        if (yaml.TakeNull() || !yaml.EnterList(form))
            return;
        while (yaml.NextItem())
        {
            var place = yaml.Here;
            if (yaml.Line("the path of a file") is { } path)
                files.Add((OriginPaths.Absolute(path, origin), place));
        }
    }

    private static bool IsInside(string path, string? folder) =>
        folder is not null && OriginPaths.Relative(path, folder) != path;

    private IReadOnlyDictionary<string, int> ReadLanes(IReadOnlyDictionary<string, int> lanes)
    {
        var read = new Dictionary<string, int>(lanes, Names.Comparer);
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping from lanes to numbers, for example {deep: 1}"))
            return read;
        var seen = new HashSet<string>(Names.Comparer);
        while (yaml.NextKey(seen) is { } lane)
        {
            yaml.CheckName(lane);
            if (yaml.Int(1, MostAtOnce) is { } limit)
                read[lane.Value] = limit;
        }

        return read;
    }
}
