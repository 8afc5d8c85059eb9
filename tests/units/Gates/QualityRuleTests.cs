using Coro.Engine.Gates;

namespace Coro.Tests.Gates;

public sealed class QualityRuleTests
{
    private static readonly QualityGate Gate = new();

    [Theory]
    [InlineData(100, "Pass")]
    [InlineData(90, "Pass")]
    [InlineData(89.99, "PassBelowTarget")]
    [InlineData(80, "PassBelowTarget")]
    [InlineData(79.9, "Miss")]
    [InlineData(0, "Miss")]
    public void A_score_passes_from_the_target_and_with_a_mark_from_the_fallback(decimal score, string verdict) =>
        QualityRule.Judge(Gate, score, []).Verdict.ToString().ShouldBe(verdict);

    [Fact]
    public void A_child_without_a_score_is_not_held_to_one() =>
        QualityRule.Judge(Gate, null, []).Verdict.ShouldBe(QualityVerdict.Pass);

    [Theory]
    [InlineData(HardGate.ZeroCriticalHigh, FindingSeverity.Critical, true)]
    [InlineData(HardGate.ZeroCriticalHigh, FindingSeverity.High, true)]
    [InlineData(HardGate.ZeroCriticalHigh, FindingSeverity.Medium, false)]
    [InlineData(HardGate.ZeroCritical, FindingSeverity.Critical, true)]
    [InlineData(HardGate.ZeroCritical, FindingSeverity.High, false)]
    [InlineData(HardGate.None, FindingSeverity.Critical, false)]
    public void A_finding_above_the_hard_gate_escalates_whatever_the_score(HardGate hard, FindingSeverity severity, bool escalates)
    {
        var (verdict, message) = QualityRule.Judge(Gate with { Hard = hard }, 100, [new() { Severity = severity, Title = "leaks" }]);

        verdict.ShouldBe(escalates ? QualityVerdict.Escalate : QualityVerdict.Pass);
        (message?.Contains("leaks") ?? false).ShouldBe(escalates);
    }
}
