using System.Text;
using System.Text.Json.Nodes;
using Coro.Engine.State.SkillForge;

namespace Coro.Tests.State.SkillForge;

public sealed class SkillForgeTextTests
{
    [Theory]
    [InlineData(SkillForgeStates.Full)]
    [InlineData(SkillForgeStates.Fresh)]
    public void What_is_read_is_written_as_it_was(string yaml)
    {
        var read = SkillForgeFormat.Read(Encoding.UTF8.GetBytes(yaml), "state")!.State!;

        var written = SkillForgeText.Of(read, read.Settings.DirectivePath);

        JsonNode.DeepEquals(Facts(written), Facts(Encoding.UTF8.GetBytes(yaml))).ShouldBeTrue(Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_facts()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var written = SkillForgeText.Of(RandomHistory.Of(seed).State, null);
            var read = SkillForgeFormat.ReadAny(written, "state", thorough: true);

            read.Diagnostics.ShouldBeEmpty($"seed {seed}");
            read.Format.ShouldBe(StateFormat.SkillForge);
            var again = SkillForgeFormat.Read(written, "state")!.State!;
            Encoding.UTF8.GetString(SkillForgeText.Of(again, null)).ShouldBe(Encoding.UTF8.GetString(written));
        }
    }

    [Theory]
    [InlineData(ChildStatus.Ready, "pending")]
    [InlineData(ChildStatus.Escalated, "failed")]
    [InlineData(ChildStatus.Cancelled, "skipped")]
    public void A_status_that_it_has_not_is_told_by_the_nearest(ChildStatus status, string word)
    {
        var state = Demo.State();
        state["core"].Status = status;

        Facts(SkillForgeText.Of(state, null))["skills"]![0]!["status"]!.GetValue<string>().ShouldBe(word);
    }

    [Fact]
    public void Paths_start_at_the_project_where_they_lie_in_it()
    {
        var state = Demo.State();
        state["core"].SkillPath = "/briefs/demo/skills/core/";
        state["core"].BriefPath = "/briefs/demolition/core.md";

        var facts = Facts(SkillForgeText.Of(state, "/briefs/demo/orders.md"));

        facts["skills"]![0]!["skill_path"]!.GetValue<string>().ShouldBe("skills/core/");
        facts["skills"]![0]!["brief_path"]!.GetValue<string>().ShouldBe("/briefs/demolition/core.md");
        facts["campaign"]!["directive_path"]!.GetValue<string>().ShouldBe("orders.md");
    }

    [Fact]
    public void What_a_verification_says_decides_whether_the_stack_is_verified()
    {
        var state = Demo.State();
        state.StageResults["capstone"] = new(StepOutcome.Success, null, new() { SkillPath = "/s", QualityScore = 90 });
        state.StageResults["verify"] = new(StepOutcome.Success, null, new() { Extra = Json("""{"overall_verdict":"Verified","coverage_percentage":"much","report_path":"/r.md"}""") });
        state.StageResults["refine"] = new(StepOutcome.Failed, "no", null);

        var campaign = Facts(SkillForgeText.Of(state, null))["campaign"]!;

        campaign["capstone"]!["verified"]!.GetValue<bool>().ShouldBeTrue();
        campaign["verification"]!.ToJsonString().ShouldBe("""{"report_path":"/r.md","overall_verdict":"Verified"}""");
        campaign["refinement"].ShouldBeNull();
    }

    [Fact]
    public void What_is_lost_is_told()
    {
        var state = Demo.State();
        state["core"].Status = ChildStatus.Cancelled;
        state["docs"].Status = ChildStatus.Escalated;
        state["docs"].Findings = [new() { Severity = FindingSeverity.High, Title = "t" }];
        state.Settings = state.Settings with { HealthFindingsQueue = "team" };

        SkillForgeLoss.Of(state).ShouldBe(
        [
            "cancelled is written as skipped, which is the nearest: core",
            "escalated is written as failed, which is the nearest: docs",
            "the format has no place for these, which are left out: requirements of a dependency (docs), lanes (api), locks (api), findings (docs)",
            "the health findings queue 'team' is written as local",
        ]);
        SkillForgeLoss.Of(SkillForgeFormat.Read(Encoding.UTF8.GetBytes(SkillForgeStates.Full), "x")!.State!).ShouldBeEmpty();
    }

    private static Dictionary<string, System.Text.Json.JsonElement> Json(string text) =>
        System.Text.Json.JsonDocument.Parse(text).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);

    // A key without a value means the same as none, and the order follows from the rest.
    private static JsonNode Facts(byte[] yaml)
    {
        var root = JsonNode.Parse(YamlAsJson.Of(yaml))!;
        if (root["campaign"]!["current_stage"]!.GetValue<decimal>() == 0)
            root["dependency_graph"]!.AsObject().Remove("execution_order");
        Clean(root);
        return root;
    }

    private static void Clean(JsonNode node)
    {
        if (node is JsonObject map)
        {
            foreach (var key in map.Where(p => p.Value is null or JsonArray { Count: 0 }).Select(p => p.Key).ToList())
                map.Remove(key);
            foreach (var key in map.Where(p => p.Value is JsonValue v && v.TryGetValue<string>(out _)).Select(p => p.Key).ToList())
            {
                if (DateTimeOffset.TryParse(map[key]!.GetValue<string>(), out var time) && key.EndsWith("_at") || key == "last_updated")
                    map[key] = DateTimeOffset.Parse(map[key]!.GetValue<string>()).ToUniversalTime().ToString("O");
            }
        }

        foreach (var part in node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] })
        {
            if (part is not null)
                Clean(part);
        }
    }
}
