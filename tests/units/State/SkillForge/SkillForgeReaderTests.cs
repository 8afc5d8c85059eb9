using System.Text;
using Coro.Engine.State;
using Coro.Engine.State.SkillForge;

namespace Coro.Tests.State.SkillForge;

public sealed class SkillForgeReaderTests
{
    [Fact]
    public void Everything_in_a_state_is_read()
    {
        var state = Read(SkillForgeStates.Full).State.ShouldNotBeNull();

        (state.Name, state.CurrentStage).ShouldBe(("libraries", 3));
        state.StartedAt.ShouldBe(new(2026, 5, 27, 9, 0, 0, TimeSpan.Zero));
        state.Settings.QualityGate.ShouldBe(new() { Hard = HardGate.ZeroCritical, SoftTarget = 91.5m, SoftFallback = 75 });
        state.Settings.HealthFindingsQueue.ShouldBe("improvement");
        state.Children.Select(c => (c.Name, c.Status, c.Definition.Tier)).ShouldBe(
        [
            ("core", ChildStatus.Completed, Tier.A), ("api", ChildStatus.Active, Tier.A), ("web", ChildStatus.Failed, Tier.A),
            ("legacy", ChildStatus.Skipped, Tier.B), ("extras", ChildStatus.Pending, Tier.B),
        ]);
        var core = state["core"];
        (core.Definition.Pin, core.QualityScore, core.SkillPath).ShouldBe(("v2.1.0", 92.5m, "forge-data/skills/core/"));
        core.Workarounds.ShouldBe(["fp-1", "[doc-rot] README says 1.x"]);
        state["extras"].Definition.DependsOn.ShouldBe([new("api")]);
        state.StageResults["capstone"].Result!.SkillPath.ShouldBe("forge-data/skills/libraries-stack/");
        state.StageResults["verify"].Result!.Extra!["overall_verdict"].GetString().ShouldBe("Plausible");
        state.StageResults["refine"].Result!.Extra!["improvement_count"].GetInt32().ShouldBe(4);
    }

    [Fact]
    public void A_state_as_setup_leaves_it_is_read()
    {
        var read = Read(SkillForgeStates.Fresh);

        read.Diagnostics.ShouldBeEmpty();
        read.State!.StartedAt.ShouldBe(new(2026, 5, 27, 7, 0, 0, TimeSpan.Zero));
        read.State["core"].Status.ShouldBe(ChildStatus.Ready);
        read.State["api"].Status.ShouldBe(ChildStatus.Pending);
        read.State.StageResults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tier: A", "tier: C", "skills[0].tier", "must be A or B, not 'C'")]
    [InlineData("status: completed", "status: escalated", "skills[0].status", "must be pending, active, completed, failed or skipped, not 'escalated'")]
    [InlineData("current_stage: 3", "current_stage: 11", "campaign.current_stage", "must be a whole number from 0 to 10, not 11")]
    [InlineData("pin: \"2.10\"", "pin: 2.10", "skills[1].pin", "must be text or null, and is a number without quotes; write \"2.10\"")]
    [InlineData("name: core", "name: true", "skills[0].name", "must be text, and is a truth value without quotes; write \"true\"")]
    [InlineData("name: core", "name: ../core", "skills[0].name", "contains '/'")]
    [InlineData("health_findings_queue: improvement", "health_findings_queue: mine", "campaign.health_findings_queue", "must be local or improvement, not 'mine'")]
    [InlineData("overall_verdict: Plausible", "overall_verdict: Fine", "campaign.verification.overall_verdict", "must be Verified, Plausible, Risky or Blocked, not 'Fine'")]
    [InlineData("gap_count: 1", "gap_count: 1.5", "campaign.refinement.gap_count", "must be a whole number or null, not 1.5")]
    [InlineData("quality_score: 92.5", "quality_score: 101", "skills[0].quality_score", "must be a score from 0 to 100, not 101")]
    [InlineData("circular_deps_detected: false", "circular_deps_detected: []", "dependency_graph.circular_deps_detected", "must be true or false, not a list")]
    [InlineData("pin: null", "lane: deep", "skills[2]", "the key 'lane' is not known")]
    [InlineData("depends_on: [core]", "depends_on: [cores]", "skills[1].depends_on[0]", "did you mean 'core'?")]
    [InlineData("directive_path: forge-data/_campaign/orders.md", "directive_path: null", "campaign.directive_path", "must be text, not nothing")]
    public void What_is_wrong_is_told_with_its_place(string from, string to, string path, string told)
    {
        SkillForgeStates.Full.ShouldContain(from);

        var read = Read(SkillForgeStates.Full.Replace(from, to));

        read.State.ShouldBeNull();
        read.Diagnostics.ShouldContain(d => d.Path!.StartsWith(path) && d.Message.Contains(told), string.Join('\n', read.Diagnostics));
    }

    [Fact]
    public void A_hard_gate_of_its_own_becomes_the_strictest_and_that_is_told()
    {
        var read = Read(SkillForgeStates.Full.Replace("hard: zero-critical", "hard: no-surprises"));

        read.State!.Settings.QualityGate.Hard.ShouldBe(HardGate.ZeroCriticalHigh);
        read.Notes.ShouldHaveSingleItem().ShouldContain("'no-surprises'");
    }

    [Fact]
    public void A_state_of_Coro_s_is_not_taken_for_one_and_the_other_way_round()
    {
        var coro = CheckpointCodec.Write(Demo.State());

        SkillForgeFormat.Read(coro, "state").ShouldBeNull();
        CheckpointCodec.Read(Encoding.UTF8.GetBytes(SkillForgeStates.Full), "state").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("skill-forge-state");
    }

    [Fact]
    public void A_truncated_file_never_reads_as_a_valid_one()
    {
        var whole = Encoding.UTF8.GetBytes(SkillForgeStates.Full.TrimEnd());
        for (var length = 0; length < whole.Length - 1; length++)
            SkillForgeFormat.ReadAny(whole.AsSpan(0, length), "state", thorough: false).State.ShouldBeNull($"cut at {length}");
    }

    private static CheckpointRead Read(string yaml) => SkillForgeFormat.Read(Encoding.UTF8.GetBytes(yaml), "state").ShouldNotBeNull();
}
