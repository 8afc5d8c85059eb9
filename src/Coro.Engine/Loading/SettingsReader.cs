namespace Coro.Engine.Loading;

/// <summary>Reads the smaller mappings of a brief: stages, quality gate, limits.</summary>
internal sealed class SettingsReader(YamlCursor yaml, StepReader steps, string origin)
{
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
                "capstone" => stages with { Capstone = ReadStep(key) ?? stages.Capstone },
                "verify" => stages with { Verify = ReadStep(key) ?? stages.Verify },
                "refine" => stages with { Refine = ReadStep(key) ?? stages.Refine },
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

    private StepDefinition? ReadStep(string stage) => yaml.TakeNull() ? null : steps.Read(stage);

    private ExportSettings ReadExport(ExportSettings export)
    {
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping, for example {path: skills}"))
            return export;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Export, ref seen) is not null)
        {
            if (yaml.Line("the path of a folder") is { } path)
                export = export with { Path = OriginPaths.Absolute(path, origin) };
        }

        return export;
    }

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
