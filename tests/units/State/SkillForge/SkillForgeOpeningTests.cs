using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State.SkillForge;

/// <summary>A workspace that Skill Forge left among the campaigns.</summary>
public sealed class SkillForgeOpeningTests : IDisposable
{
    private const string Brief = """
        campaign_name: "Our Libraries"
        created_at: "2026-05-27T09:00:00Z"
        targets:
          - {name: core, repo_url: https://example.org/core.git, tier: B, pin: other}
          - {name: api, lane: deep, locks: [db], description: Mind the gap.}
          - {name: later}
        pipelines: {default: [{name: make, run: [make]}]}
        architecture_doc_path: ""
        notes: Be brief.
        """;

    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public SkillForgeOpeningTests()
    {
        _workspace = new(_folder.In("campaigns", "libraries"));
        Write("_campaign-state.yaml", SkillForgeStates.Full);
        Write("campaign-brief.yaml", Brief);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_opens_as_it_is_and_its_original_is_kept()
    {
        Write("_campaign-state.yaml.bak", SkillForgeStates.Fresh);
        var (_, notes) = await OpenAsync();

        File.ReadAllText(_workspace.SkillForgeState).ShouldBe(SkillForgeStates.Full);
        File.ReadAllText(_workspace.SkillForgeState + ".bak").ShouldBe(SkillForgeStates.Fresh);
        File.ReadAllText(_workspace.Checkpoint).ShouldStartWith("schema: coro.campaign/v1\n");
        notes[0].ShouldContain("_campaign-state.skill-forge.yaml");
        notes.ShouldContain(note => note.Contains("in the brief, but not in the state, and left out: later"));
        File.ReadAllText(_workspace.DecisionLog).ShouldContain("state taken over from Skill Forge: run again from the start, since they were interrupted: api");
    }

    [Fact]
    public async Task Progress_is_the_state_s_and_all_else_the_brief_s()
    {
        var (state, _) = await OpenAsync();

        (state.Name, state.CurrentStage).ShouldBe(("libraries", 3));
        state.StartedAt.ShouldBe(new(2026, 5, 27, 9, 0, 0, TimeSpan.Zero));
        state.Settings.QualityGate.Hard.ShouldBe(HardGate.ZeroCritical);
        state.Settings.PersistentFacts.ShouldBe(["Be brief."]);
        state.Settings.Pipelines.Keys.ShouldBe(["default"]);
        var core = state["core"];
        (core.Status, core.Attempt, core.QualityScore, core.Definition.Tier, core.Definition.Pin, core.Definition.RepoUrl).ShouldBe(
            (ChildStatus.Completed, 1, 92.5m, Tier.A, "v2.1.0", "https://example.org/core.git"));
        core.SkillPath.ShouldBe(Path.Combine(_workspace.Folder, "forge-data/skills/core/"));
        var api = state["api"];
        (api.Status, api.Attempt, api.Pipeline, api.Definition.Lane).ShouldBe((ChildStatus.Active, 1, "default", "deep"));
        api.Definition.DependsOn.ShouldBe([new("core")]);
        state["web"].Message.ShouldBe("failed in Skill Forge");
        state["extras"].Status.ShouldBe(ChildStatus.Pending);
        state.StageResults["capstone"].Result!.SkillPath.ShouldBe(Path.Combine(_workspace.Folder, "forge-data/skills/libraries-stack/"));
    }

    [Fact]
    public async Task What_is_opened_again_is_what_was_opened()
    {
        var (first, _) = await OpenAsync();
        var (again, notes) = await OpenAsync();

        notes.ShouldBeEmpty();
        again.LastUpdated = first.LastUpdated;
        again.Sequence = first.Sequence;
        Dump.Of(again).ShouldBe(Dump.Of(first));
    }

    [Fact]
    public async Task An_export_gives_back_what_came_in()
    {
        await OpenAsync();

        var exported = new CampaignStates(_folder.Path).Export("libraries", StateFormat.SkillForge);

        exported.Text.Replace(Updated(exported.Text), "\"2026-05-27T11:30:00Z\"").ShouldBe(SkillForgeStates.Full);
        exported.Notes.ShouldHaveSingleItem().ShouldContain("lanes (api), locks (api), descriptions (api)");
    }

    [Fact]
    public void Looking_changes_nothing_and_needs_no_pipelines()
    {
        File.Delete(_workspace.Brief);

        var seen = new CampaignStore(_folder.Path).Read("libraries");

        seen.Campaign.Status.ShouldBe(CampaignStatus.Parked);
        seen.Children.Count(child => child.Status == ChildStatus.Completed).ShouldBe(1);
        Directory.GetFiles(_workspace.Folder).ShouldBe([_workspace.Checkpoint]);
    }

    [Fact]
    public async Task Without_pipelines_it_says_what_to_add_and_changes_nothing()
    {
        Write("campaign-brief.yaml", Brief.Replace("pipelines: {default: [{name: make, run: [make]}]}", ""));

        var refused = await Should.ThrowAsync<InvalidInputException>(OpenAsync);

        refused.Diagnostics.Select(d => (d.File, d.Code)).ShouldBe([(_workspace.Brief, "no-pipeline"), (_workspace.Brief, "no-pipeline")]);
        refused.Diagnostics[0].Message.ShouldContain("tier A (core and 2 more)");
        refused.Diagnostics[1].Message.ShouldContain("add pipelines: {B: [");
        File.Exists(_workspace.Journal).ShouldBeFalse();
        File.ReadAllText(_workspace.Checkpoint).ShouldBe(SkillForgeStates.Full);
    }

    [Fact]
    public async Task A_brief_with_errors_says_so_itself()
    {
        Write("campaign-brief.yaml", Brief.Replace("locks: [db]", "lock: db"));

        (await Should.ThrowAsync<InvalidInputException>(OpenAsync)).Message.ShouldContain("did you mean 'locks'?");
    }

    [Fact]
    public async Task A_state_that_is_not_valid_gives_way_to_its_backup()
    {
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace("tier: A", "tier: Z"));
        Write("_campaign-state.yaml.bak", SkillForgeStates.Full.Replace("current_stage: 3", "current_stage: 2"));

        var (state, notes) = await OpenAsync();

        state.CurrentStage.ShouldBe(2);
        notes.ShouldContain(note => note.Contains("must be A or B, not 'Z'") && note.Contains("_campaign-state.yaml.bak"));
        File.ReadAllText(_workspace.SkillForgeState).ShouldContain("tier: Z");
    }

    [Fact]
    public async Task With_nothing_valid_it_is_refused_with_all_that_is_wrong()
    {
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace("tier: A", "tier: Z"));
        Write("_campaign-state.yaml.bak", SkillForgeStates.Full.Replace("current_stage: 3", "current_stage: 33"));

        var refused = await Should.ThrowAsync<CorruptStateException>(OpenAsync);

        refused.Message.ShouldContain("not 'Z'");
        refused.Message.ShouldContain("not 33");
    }

    [Fact]
    public async Task A_state_that_is_older_than_its_backup_is_kept_and_told()
    {
        Write("_campaign-state.yaml.bak", SkillForgeStates.Full.Replace("current_stage: 3", "current_stage: 4"));

        var (state, notes) = await OpenAsync();

        state.CurrentStage.ShouldBe(3);
        notes.ShouldContain(note => note.Contains("older than its backup"));
    }

    [Fact]
    public async Task A_crash_before_the_first_state_file_of_Coro_s_costs_nothing()
    {
        var (first, _) = await OpenAsync();
        File.Delete(_workspace.CheckpointBackup);
        Write("_campaign-state.yaml", SkillForgeStates.Full);

        var (again, notes) = await OpenAsync();

        notes.ShouldBeEmpty();
        again["core"].Status.ShouldBe(first["core"].Status);
        File.ReadAllText(_workspace.Checkpoint).ShouldStartWith("schema:");
        Directory.GetFiles(_workspace.Folder, "*.broken-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_of_Skill_Forge_s_that_somebody_puts_beside_a_journal_is_kept_aside()
    {
        await OpenAsync();
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace("status: failed", "status: pending"));

        var (state, notes) = await OpenAsync();

        state["web"].Status.ShouldBe(ChildStatus.Failed);
        notes.ShouldHaveSingleItem().ShouldContain("skill-forge-state");
        Directory.GetFiles(_workspace.Folder, "*.broken-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_last_line_of_its_decision_log_stays_even_without_an_end()
    {
        Write("_campaign-decision-log.md", "- skipped legacy, Kim");

        await OpenAsync();

        File.ReadAllText(_workspace.DecisionLog).ShouldStartWith("- skipped legacy, Kim\n- ");
    }

    [Fact]
    public async Task Paths_start_at_the_project_that_it_lies_in()
    {
        Directory.CreateDirectory(_folder.In("_bmad"));

        var (state, _) = await OpenAsync();

        state.Settings.Origin.ShouldBe(_folder.Path);
        state.Settings.ArchitectureDocPath.ShouldBe(_folder.In("docs", "architecture.md"));
        state.Settings.DirectivePath.ShouldBe(_folder.In("forge-data", "_campaign", "orders.md"));
    }

    [Fact]
    public async Task A_directive_that_lies_in_the_workspace_is_found_there()
    {
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace("_campaign/orders.md", "_campaign/_campaign-directive.md"));
        Write("_campaign-directive.md", "## Notes\n");

        var (state, _) = await OpenAsync();

        state.Settings.DirectivePath.ShouldBeNull();
        new CampaignStates(_folder.Path).Export("libraries", StateFormat.SkillForge).Text.ShouldContain("directive_path: \"_campaign-directive.md\"\n");
    }

    [Theory]
    [InlineData("status: pending", "status: pending", "current_stage: 9", 3)]
    [InlineData("status: active", "status: completed", "current_stage: 9", 4)]
    public async Task A_skill_that_is_not_finished_leads_back_to_its_stage(string from, string to, string stage, int current)
    {
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace(from, to).Replace("current_stage: 3", stage));

        (await OpenAsync()).State.CurrentStage.ShouldBe(current);
    }

    [Fact]
    public async Task It_runs_on_from_where_it_stood()
    {
        var steps = new FakeSteps();
        var engine = new CampaignEngine(_folder.Path) { Steps = steps };

        var result = await engine.ResumeAsync("libraries", new() { Headless = true }, new FakeHost(), new());

        result.ExitCode.ShouldBe(ExitCode.Success, result.Error);
        result.Completed.Order().ShouldBe(["api", "core", "extras"]);
        steps.Started.ShouldBe(["api/make", "extras/make"]);
    }

    private static string Updated(string yaml) => yaml.Split('\n').Single(line => line.Contains("last_updated")).Split(": ", 2)[1];

    private async Task<(CampaignState State, IReadOnlyList<string> Notes)> OpenAsync()
    {
        var opened = await CampaignLog.OpenAsync(_workspace, TimeProvider.System, BriefSource.Of(_folder.Path, _workspace));
        await opened.Log.DisposeAsync();
        return (opened.Log.State, opened.Notes);
    }

    private void Write(string name, string text) => _folder.Write(Path.Combine("campaigns", "libraries", name), text);
}
