using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>Reads what people and dead engines have left on a child.</summary>
internal sealed class ChildTraceSection(YamlCursor yaml)
{
    private static readonly KeySet DeferralKeys = new("until", "after");
    private static readonly KeySet DecisionKeys = new("what", "by", "why", "at");
    private static readonly KeySet AdditionKeys = new("by", "why", "at");
    private static readonly KeySet LeftoverKeys = new("attempt", "step", "try", "batch", "process");

    /// <summary>Reads the value of a key.</summary>
    /// <returns>Whether the key is one of these.</returns>
    public bool Read(ChildState child, string key)
    {
        switch (key)
        {
            case "deferred": child.Deferred = yaml.TakeNull() ? null : ReadDeferral(); break;
            case "decision": child.Decision = yaml.TakeNull() ? null : ReadDecision(); break;
            case "added": child.Added = yaml.TakeNull() ? null : ReadAddition(); break;
            case "leftovers": yaml.List(() => child.Leftovers.Add(ReadLeftover())); break;
            default: return false;
        }

        return true;
    }

    private Deferral ReadDeferral()
    {
        var deferral = new Deferral(default, default);
        yaml.Mapping(DeferralKeys, ["until", "after"], key => deferral = key == "until"
            ? deferral with { Until = yaml.Time() ?? default }
            : deferral with { After = yaml.Word<StepOutcome>() ?? default });
        return deferral;
    }

    private ChildDecision ReadDecision()
    {
        var decision = new ChildDecision(default, "", null, default);
        yaml.Mapping(DecisionKeys, ["what", "by", "at"], key => decision = key switch
        {
            "what" => decision with { What = yaml.Word<ChildOperation>() ?? default },
            "by" => decision with { By = yaml.Free() ?? "" },
            "why" => decision with { Why = yaml.Free() },
            _ => decision with { At = yaml.Time() ?? default },
        });
        return decision;
    }

    private Addition ReadAddition()
    {
        var addition = new Addition("", null, default);
        yaml.Mapping(AdditionKeys, ["by", "at"], key => addition = key switch
        {
            "by" => addition with { By = yaml.Free() ?? "" },
            "why" => addition with { Why = yaml.Free() },
            _ => addition with { At = yaml.Time() ?? default },
        });
        return addition;
    }

    private LeftoverTry ReadLeftover()
    {
        var left = new LeftoverTry(0, "", 0, null, null);
        yaml.Mapping(LeftoverKeys, ["attempt", "step", "try"], key => left = key switch
        {
            "attempt" => left with { Attempt = yaml.Int(0, int.MaxValue) ?? 0 },
            "step" => left with { Step = yaml.Free() ?? "" },
            "try" => left with { Try = yaml.Int(0, int.MaxValue) ?? 0 },
            "batch" => left with { Batch = yaml.Int(0, int.MaxValue) },
            _ => left with { Process = yaml.Process() },
        });
        return left;
    }
}
