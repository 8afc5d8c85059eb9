using Coro.Engine.Gates;

namespace Coro.Tests.Gates;

public sealed class GateOverridesTests
{
    private static readonly QualityGate Brief = new() { Hard = HardGate.ZeroCritical, SoftTarget = 90, SoftFallback = 80 };

    [Fact]
    public void Without_overrides_the_brief_holds() => GateOverrides.None.For(Brief, "a").ShouldBe(Brief);

    [Fact]
    public void A_target_below_the_fallback_lowers_that_too_and_a_higher_one_leaves_it()
    {
        Bar([new() { SoftTarget = 70 }], "a").ShouldBe((70, 70));
        Bar([new() { SoftTarget = 95 }], "a").ShouldBe((95, 80));
        Bar([new() { SoftFallback = 60 }], "a").ShouldBe((90, 60));
    }

    [Fact]
    public void What_is_said_of_a_child_outranks_what_is_said_of_all_number_by_number()
    {
        QualityOverride[] overrides = [new() { Child = "A", SoftTarget = 85 }, new() { SoftTarget = 70, SoftFallback = 50 }];

        Bar(overrides, "a").ShouldBe((85, 50));
        Bar(overrides, "b").ShouldBe((70, 50));
        Bar(overrides, null).ShouldBe((70, 50));
    }

    [Fact]
    public void The_hard_gate_stays_the_briefs() =>
        new GateOverrides([new() { SoftTarget = 10 }]).For(Brief, "a").Hard.ShouldBe(HardGate.ZeroCritical);

    [Fact]
    public void Each_number_knows_the_line_that_set_it()
    {
        var overrides = new GateOverrides(
        [
            new() { SoftTarget = 70, Line = 1 }, new() { SoftFallback = 60, Line = 2 }, new() { Child = "a", SoftTarget = 85, Line = 3 },
        ]);

        Lines(overrides.By("a")).ShouldBe((3, 2));
        Lines(overrides.By("b")).ShouldBe((1, 2));
        Lines(GateOverrides.None.By("a")).ShouldBe((null, null));
    }

    private static (int?, int?) Lines((QualityOverride? Target, QualityOverride? Fallback) by) => (by.Target?.Line, by.Fallback?.Line);

    private static (decimal, decimal) Bar(QualityOverride[] overrides, string? child)
    {
        var gate = new GateOverrides(overrides).For(Brief, child);
        return (gate.SoftTarget, gate.SoftFallback);
    }
}
