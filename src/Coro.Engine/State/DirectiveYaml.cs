using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>What the state file says of the directive.</summary>
internal static class DirectiveYaml
{
    private static readonly KeySet Keys = new("sha256", "quality_overrides");
    private static readonly KeySet OverrideKeys = new("child", "soft_target", "soft_fallback", "reason", "line");

    public static void Write(YamlText yaml, DirectiveRecord directive)
    {
        yaml.Key(2, "directive");
        yaml.EndLine();
        yaml.Line(4, "sha256", directive.Sha256);
        yaml.Key(4, "quality_overrides");
        yaml.Raw(directive.QualityOverrides.Count == 0 ? " []\n" : "\n");
        foreach (var one in directive.QualityOverrides)
        {
            yaml.Line(8, "child", one.Child, first: true);
            if (one.SoftTarget is not null)
                yaml.Line(8, "soft_target", one.SoftTarget);
            if (one.SoftFallback is not null)
                yaml.Line(8, "soft_fallback", one.SoftFallback);
            if (one.Reason is not null)
                yaml.Line(8, "reason", one.Reason);
            yaml.Line(8, "line", one.Line);
        }
    }

    public static DirectiveRecord? Read(YamlCursor yaml)
    {
        if (yaml.TakeNull())
            return null;
        string? sha256 = null;
        var overrides = new List<QualityOverride>();
        yaml.Mapping(Keys, [], key =>
        {
            if (key == "sha256")
                sha256 = yaml.Free();
            else
                yaml.List(() => overrides.Add(ReadOverride(yaml)));
        });
        return new(sha256, overrides);
    }

    private static QualityOverride ReadOverride(YamlCursor yaml)
    {
        var read = new QualityOverride();
        yaml.Mapping(OverrideKeys, [], key => read = key switch
        {
            "child" => read with { Child = yaml.Name() },
            "soft_target" => read with { SoftTarget = yaml.Amount(100) },
            "soft_fallback" => read with { SoftFallback = yaml.Amount(100) },
            "reason" => read with { Reason = yaml.Free() },
            _ => read with { Line = yaml.Int(0, int.MaxValue) ?? 0 },
        });
        return read;
    }
}
