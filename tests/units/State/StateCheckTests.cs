using System.Text;
using Coro.Engine;
using Coro.Engine.Reporting;
using Coro.Engine.State;
using Coro.Tests.State.SkillForge;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class StateCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whatever_Coro_writes_is_valid()
    {
        for (var seed = 0; seed < 60; seed++)
            Check(Text(seed)).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_valid_state_is_told_in_one_line() =>
        StateCheckLine.Of(Check(Valid)).ShouldBe("""{"valid":true,"errors":[],"halt_reason":null}""");

    [Fact]
    public void Every_error_is_told_with_its_place_value_and_rule()
    {
        var check = Check(Valid.Replace("status: ready", "status: done").Replace("soft_target: 90", "soft_target: 900")
            .Replace("depends_on: [core]", "depends_on: [cores]"));

        check.HaltReason.ShouldBe(StateCheck.Invalid);
        StateCheckLine.Of(check).ShouldBe(
            "{\"valid\":false,\"errors\":["
            + "{\"field\":\"campaign.quality_gate.soft_target\",\"message\":\"must be a number from 0 to 100, not 900 [out-of-range, line 14]\"},"
            + "{\"field\":\"children[0].status\",\"message\":\"must be pending, ready, active, completed, failed, escalated, skipped or cancelled, not 'done' [invalid-value, line 24]\"},"
            + "{\"field\":\"children[1].depends_on[0]\",\"message\":\"no target is called 'cores'; did you mean 'core'? [unknown-dependency, line 30]\"}"
            + "],\"halt_reason\":\"state-invalid\"}");
    }

    [Theory]
    [InlineData("    - core\n", "", "dependency_graph.execution_order", "'core' is missing")]
    [InlineData("    - core\n", "    - core\n    - core\n", "dependency_graph.execution_order[1]", "there twice")]
    [InlineData("    - core\n", "    - core\n    - gone\n", "dependency_graph.execution_order[1]", "no child 'gone'")]
    [InlineData("    - core\n    - api\n", "    - api\n    - core\n", "dependency_graph.execution_order[0]", "'api' comes before 'core'")]
    [InlineData("circular_deps_detected: []", "circular_deps_detected: [api]", "dependency_graph.circular_deps_detected", "no cycle")]
    [InlineData("depends_on: []", "depends_on: [docs]", "children", "api -> core -> docs -> api")]
    [InlineData("status: ready", "status: completed", "children[0].completed_at", "say when")]
    [InlineData("status: ready", "status: ready\n    completed_at: \"2026-07-01T12:00:00Z\"", "children[0].completed_at", "not ended")]
    [InlineData("status: ready", "status: failed\n    started_at: \"2026-07-01T12:00:00Z\"\n    completed_at: \"2026-07-01T11:00:00Z\"", "children[0].completed_at", "before it started")]
    [InlineData("soft_target: 90", "soft_target: 10", "campaign.quality_gate.soft_fallback", "above soft_target")]
    [InlineData("last_updated: \"2026-07", "last_updated: \"2025-07", "campaign.last_updated", "before started_at")]
    public void Values_have_to_fit_each_other(string from, string to, string field, string told)
    {
        Valid.ShouldContain(from);

        var check = Check(Valid.Replace(from, to));

        check.Errors.ShouldContain(error => error.Path == field && error.Message.Contains(told), string.Join('\n', check.Errors));
        check.HaltReason.ShouldBe(StateCheck.Invalid);
    }

    [Theory]
    [InlineData("schema: [", "invalid-yaml")]
    [InlineData("", "empty")]
    [InlineData("- a\n", "wrong-type")]
    [InlineData("\u0001", "control-character")]
    public void What_is_no_state_at_all_is_malformed(string text, string code)
    {
        var check = Check(text);

        check.HaltReason.ShouldBe(StateCheck.Malformed);
        check.Errors.ShouldContain(error => error.Code == code);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_as_missing()
    {
        var check = CampaignStates.CheckFile(_folder.In("none.yaml"), "none.yaml");

        check.HaltReason.ShouldBe(StateCheck.Missing);
        StateCheckLine.Of(check).ShouldBe(
            """{"valid":false,"errors":[{"field":"(file)","message":"there is no such file; check the path [state-missing]"}],"halt_reason":"state-missing"}""");
    }

    [Fact]
    public void A_folder_stands_for_the_state_file_in_it()
    {
        _folder.Write("_campaign-state.yaml", SkillForgeStates.Full);

        var check = CampaignStates.CheckFile(_folder.Path);

        check.Valid.ShouldBeTrue();
        check.Format.ShouldBe(StateFormat.SkillForge);
        check.Path.ShouldBe(_folder.In("_campaign-state.yaml"));
    }

    [Fact]
    public async Task Of_a_campaign_the_journal_counts_too()
    {
        var workspace = new Workspace(_folder.In("campaigns", "demo"));
        await using (var log = await CampaignLog.CreateAsync(workspace, "job-1", Demo.Definition(), TimeProvider.System))
        {
            CheckCampaign().Valid.ShouldBeTrue("it has no state file yet");
            log.Record(new Coro.Engine.History.NoteWritten(Coro.Engine.History.NoteLevel.Info, "x"));
            await log.CommitAsync();
            await log.CheckpointAsync(force: true);
        }

        CheckCampaign().Errors.ShouldBeEmpty();
        var before = File.ReadAllBytes(workspace.Journal);
        var damaged = before.ToArray();
        damaged[100] ^= 1;
        File.WriteAllBytes(workspace.Journal, damaged);

        CheckCampaign().Errors.Select(e => (e.Path, e.Code, e.Line)).ShouldBe([("(journal)", "journal-damaged", 1)]);

        File.WriteAllBytes(workspace.Journal, before);
        File.Delete(workspace.Checkpoint);
        CheckCampaign().HaltReason.ShouldBe(StateCheck.Missing);
    }

    private static string Valid => Encoding.UTF8.GetString(CheckpointCodec.Write(Demo.State()));

    private StateCheck CheckCampaign() => new CampaignStates(_folder.Path).Check("demo");

    private StateCheck Check(string text) => CampaignStates.CheckFile(_folder.Write("state.yaml", text), "state.yaml");

    private static string Text(int seed) => Encoding.UTF8.GetString(CheckpointCodec.Write(RandomHistory.Of(seed).State));
}
