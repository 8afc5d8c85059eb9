using System.Globalization;

namespace Coro.Engine.Gates;

/// <summary>Judges a child's result.</summary>
internal static class QualityRule
{
    /// <summary>The reason of a child whose score is below the fallback.</summary>
    public const string SoftGateMiss = "soft-gate-miss";

    /// <summary>The reason of a child with a finding above the hard gate.</summary>
    public const string HardGate = "hard-gate";

    /// <summary>Judges. A child that reports no score is not held to one: not every pipeline has a scoring step.</summary>
    public static (QualityVerdict Verdict, string? Message) Judge(
        QualityGate gate, decimal? score, IReadOnlyList<Finding> findings)
    {
        var blocking = Blocking(gate.Hard, findings).ToList();
        if (blocking.Count > 0)
            return (QualityVerdict.Escalate, Describe(blocking));
        if (score is null || score >= gate.SoftTarget)
            return (QualityVerdict.Pass, null);
        return score >= gate.SoftFallback
            ? (QualityVerdict.PassBelowTarget, $"score {Show(score)} is below the target {Show(gate.SoftTarget)}")
            : (QualityVerdict.Miss, $"score {Show(score)} is below the fallback {Show(gate.SoftFallback)}");
    }

    /// <summary>The findings above a hard gate.</summary>
    public static IEnumerable<Finding> Blocking(HardGate gate, IReadOnlyList<Finding> findings) =>
        findings.Where(finding => Blocks(gate, finding.Severity));

    private static bool Blocks(HardGate gate, FindingSeverity severity) => gate switch
    {
        Coro.HardGate.ZeroCriticalHigh => severity >= FindingSeverity.High,
        Coro.HardGate.ZeroCritical => severity >= FindingSeverity.Critical,
        _ => false,
    };

    private static string Describe(List<Finding> blocking)
    {
        var worst = blocking.MaxBy(finding => finding.Severity)!;
        var others = blocking.Count == 1 ? "" : $" (and {blocking.Count - 1} more)";
        return $"{worst.Severity.ToString().ToLowerInvariant()} finding: {worst.Title}{others}";
    }

    private static string Show(decimal? score) => score!.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
