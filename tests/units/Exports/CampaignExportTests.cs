using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Exports;

/// <summary>An export that somebody asks for by itself.</summary>
public sealed class CampaignExportTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly string _target;

    public CampaignExportTests()
    {
        _target = Path.Combine(_campaign.Root, "skills");
        _campaign.Settings = _campaign.Settings with { Stages = new() { Export = new() { Path = _target } } };
        foreach (var name in new[] { "a", "b" })
        {
            var skill = Path.Combine(_campaign.Root, "made", name);
            Directory.CreateDirectory(skill);
            File.WriteAllText(Path.Combine(skill, "SKILL.md"), $"# {name}");
            _campaign.Steps.On($"{name}/TS", _ => Success(new() { SkillPath = skill, QualityScore = 95 }));
        }
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_look_writes_nothing()
    {
        await ParkAsync();
        var before = Snapshot();

        var plan = Export().Preview("test", ["A", "c", "nobody"]);

        plan.Folder.ShouldBe(_target);
        plan.Items.Select(item => (item.Name, item.Outcome, item.Problem)).ShouldBe(
        [
            ("a", ExportOutcome.Planned, null),
            ("c", ExportOutcome.Failed, "it has made no skill"),
            ("nobody", ExportOutcome.Failed, "there is no such child"),
        ]);
        Export().Preview("test").Items.Select(item => (item.Name, item.ExportPath, item.QualityScore)).ShouldBe(
            [("a", Path.Combine(_target, "a"), 95), ("b", Path.Combine(_target, "b"), 95)]);
        Snapshot().ShouldBe(before);
    }

    [Fact]
    public async Task At_its_gate_the_request_is_the_consent_and_a_resume_goes_on_with_the_report()
    {
        await ParkAsync();

        var done = await RunAsync(null);

        done.Items.ShouldAllBe(item => item.Outcome == ExportOutcome.Exported);
        done.Notes.ShouldBe(["the export is done; resumed, the campaign goes on with its report"]);
        File.Exists(Path.Combine(_target, "b", "SKILL.md")).ShouldBeTrue();
        var status = _campaign.Read();
        status.Gates.ShouldBeEmpty();
        (status.Campaign.Status, status.Campaign.StageName).ShouldBe((CampaignStatus.Parked, "maintenance"));
        status.Decisions[^1].ShouldEndWith("gate export: export, by ann: it is time");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Read().Campaign.Status.ShouldBe(CampaignStatus.Completed);
    }

    [Fact]
    public async Task A_part_leaves_the_campaign_at_its_gate()
    {
        await ParkAsync();

        var done = await RunAsync(["b", "bb"]);

        done.Items.Select(item => (item.Name, item.Outcome)).ShouldBe([("b", ExportOutcome.Exported), ("bb", ExportOutcome.Failed)]);
        done.Items[1].Problem.ShouldBe("there is no such child");
        Directory.GetFileSystemEntries(_target).ShouldBe([Path.Combine(_target, "b")]);
        _campaign.Read().Gates.ShouldHaveSingleItem().Id.ShouldBe("export");
    }

    [Fact]
    public async Task A_complete_campaign_is_exported_again_and_stays_complete()
    {
        _campaign.Settings = _campaign.Settings with { Stages = _campaign.Settings.Stages with { OnComplete = Step("done") } };
        await _campaign.StartAsync(Child("a"), Child("b"), Child("c"));
        File.WriteAllText(Path.Combine(_campaign.Root, "made", "a", "SKILL.md"), "# mended");
        File.Delete(Path.Combine(_campaign.Workspace, "campaign-report.md"));

        await RunAsync(["a"]);

        File.ReadAllText(Path.Combine(_target, "a", "SKILL.md")).ShouldBe("# mended");
        _campaign.Read().Campaign.Status.ShouldBe(CampaignStatus.Completed);
        File.ReadAllText(Path.Combine(_campaign.Workspace, "campaign-report.md")).ShouldContain("**Completed.**");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.Count(step => step == "/done").ShouldBe(1, "nothing else ran again");
    }

    [Fact]
    public async Task A_command_runs_again_when_it_is_asked_for_again()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Export = new() { Command = Step("export") } } };
        await ParkAsync();

        await RunAsync(["a"]);
        await RunAsync(["a"]);

        _campaign.Steps.Started.Count(step => step == "a/a").ShouldBe(2);
    }

    [Fact]
    public async Task Before_its_export_a_campaign_can_only_be_looked_at()
    {
        _campaign.Steps.On("b/TS", _ => Success(new() { Findings = [new() { Severity = FindingSeverity.High, Title = "x" }] }));
        await _campaign.StartAsync(Child("a"), Child("b"));

        var problem = await Should.ThrowAsync<InvalidStateException>(() => RunAsync(null));

        problem.Message.ShouldBe("Campaign 'test' is not at its export yet, but at stage 5 batch. Resume it; until then one can only look at what an export would write.");
        Export().Preview("test").Items.Select(item => item.Name).ShouldBe(["a"]);
        Directory.GetFileSystemEntries(_target).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_campaign_that_exports_nothing_says_so()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() };
        await _campaign.StartAsync(Child("a"));

        (await Should.ThrowAsync<InvalidStateException>(() => RunAsync(null))).Message.ShouldStartWith("Campaign 'test' exports nothing");
    }

    private async Task ParkAsync()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["export"] = "halt" } };
        (await _campaign.StartAsync(Child("a"), Child("b"), Child("c"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string>() };
    }

    private Task<ExportPlan> RunAsync(IReadOnlyList<string>? names) => Export().RunAsync("test", names, "ann", "it is time", new());

    private CampaignExport Export() => new(_campaign.Root) { Steps = _campaign.Steps };

    private string[] Snapshot() => [.. Directory.GetFiles(_campaign.Root, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
