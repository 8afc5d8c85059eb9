using Coro.Engine.Gates;
using Coro.Engine.Loading;
using Coro.Engine.Reporting;

namespace Coro.Engine.Directives;

/// <summary>Finds what does not fit together among quality overrides that are each understood.</summary>
internal static class OverrideCheck
{
    /// <summary>The overrides that count.</summary>
    /// <param name="overrides">All, in the directive's order.</param>
    /// <param name="gate">The bar that the brief sets.</param>
    /// <param name="problems">Where to tell of the others.</param>
    public static IReadOnlyList<QualityOverride> Filter(List<QualityOverride> overrides, QualityGate gate, Problems problems)
    {
        var kept = WithoutReplaced(overrides, problems);
        var effective = new GateOverrides(kept);
        return
        [
            .. kept.Where(one =>
            {
                var target = effective.For(gate, one.Child).SoftTarget;
                if (!(one.SoftFallback > target))
                    return true;
                problems.Add(
                    "fallback-above-target",
                    $"the fallback {ScoreText.Of(one.SoftFallback.Value)} is above the target {ScoreText.Of(target)}{Whose(one.Child)}, and does not count; "
                    + "give a target as well", one.Line);
                return false;
            }),
        ];
    }

    private static string Whose(string? child) => child is null ? "" : $" of {child}";

    // Of two lines that say the same of one child, the later one counts.
    private static List<QualityOverride> WithoutReplaced(List<QualityOverride> overrides, Problems problems)
    {
        var seen = new Dictionary<(string, bool), int>();
        var kept = new List<QualityOverride>();
        foreach (var one in Enumerable.Reverse(overrides))
        {
            var key = one.Child?.ToUpperInvariant() ?? "";
            var target = one.SoftTarget is null || seen.TryAdd((key, true), one.Line);
            var fallback = one.SoftFallback is null || seen.TryAdd((key, false), one.Line);
            if (!target || !fallback)
            {
                var line = seen[(key, !target)];
                problems.Add("replaced", $"what this line says{(one.Child is null ? "" : $" of {one.Child}")} is replaced by line {line}", one.Line);
            }

            var left = one with { SoftTarget = target ? one.SoftTarget : null, SoftFallback = fallback ? one.SoftFallback : null };
            if (left.SoftTarget is not null || left.SoftFallback is not null)
                kept.Add(left);
        }

        kept.Reverse();
        return kept;
    }
}
