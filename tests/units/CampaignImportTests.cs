using Coro.Engine;
using Coro.Engine.Loading;
using Coro.Tests.State.SkillForge;
using Coro.Tests.Support;

namespace Coro.Tests;

public sealed class CampaignImportTests : IDisposable
{
    private const string Brief = "campaign_name: x\ntargets: [{name: core, repo_url: https://example.org/core.git}]\n";
    private const string Pipelines = "pipelines: {default: [{name: make, run: [./make.sh]}]}\n";

    private readonly TempFolder _folder = new();

    public CampaignImportTests()
    {
        Directory.CreateDirectory(_folder.In("project", "_bmad"));
        Write("_campaign-state.yaml", SkillForgeStates.Full);
        Write("_campaign-decision-log.md", "- began\n");
        Write("archive/old/_campaign-state.yaml", "old");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_workspace_is_copied_and_opened_and_stays_as_it_was()
    {
        Write("campaign-brief.yaml", Brief + Pipelines);
        var before = Files(Source);

        var imported = await ImportAsync();

        imported.Campaign.Name.ShouldBe("libraries");
        imported.Campaign.Counts.Total.ShouldBe(5);
        imported.Campaign.Workspace.ShouldBe(_folder.In("root", "campaigns", "libraries"));
        Files(Source).ShouldBe(before);
        File.ReadAllText(Target("archive", "old", "_campaign-state.yaml")).ShouldBe("old");
        File.ReadAllText(Target("_campaign-state.skill-forge.yaml")).ShouldBe(SkillForgeStates.Full);
        var child = new CampaignStore(_folder.In("root")).Read("libraries").Children.Single(one => one.Name == "core");
        child.RepoUrl.ShouldBe("https://example.org/core.git");
        child.SkillPath.ShouldBe(_folder.In("project", "forge-data/skills/core/"));
    }

    [Fact]
    public async Task What_the_workspace_does_not_say_may_come_from_a_template()
    {
        Write("campaign-brief.yaml", Brief);
        var template = BriefLoader.Load(_folder.Write("t/brief.yaml", $"campaign_name: t\ntargets: [{{name: t}}]\n{Pipelines}limits: {{throttle: 2}}")).Require();

        await ImportAsync(new() { Template = template });

        File.ReadAllText(Target("campaign-brief.skill-forge.yaml")).ShouldBe(Brief);
        var written = BriefLoader.Load(Target("campaign-brief.yaml")).Require();
        (written.Name, written.Children.Count, written.Settings.Limits.Throttle).ShouldBe(("libraries", 5, 2));
        written.Children[0].RepoUrl.ShouldBe("https://example.org/core.git");
        written.Settings.QualityGate.SoftTarget.ShouldBe(91.5m);
    }

    [Fact]
    public async Task A_name_and_a_project_may_be_chosen()
    {
        Write("campaign-brief.yaml", Brief + Pipelines);

        var imported = await ImportAsync(new() { Name = "other", Project = _folder.In("elsewhere") });

        imported.Campaign.Name.ShouldBe("other");
        imported.Notes.ShouldContain(note => note.Contains("'libraries'"));
        new CampaignStore(_folder.In("root")).Read("other").Children.Single(one => one.Name == "core").SkillPath
            .ShouldBe(_folder.In("elsewhere", "forge-data/skills/core/"));
    }

    [Fact]
    public async Task A_workspace_may_stay_where_it_lies()
    {
        Write("campaign-brief.yaml", Brief + Pipelines);

        var imported = await ImportAsync(new() { Name = "here", InPlace = true });

        (imported.Campaign.Name, imported.Campaign.Workspace).ShouldBe(("here", Source));
        File.ReadAllText(Path.Combine(Source, "_campaign-state.skill-forge.yaml")).ShouldBe(SkillForgeStates.Full);
        new CampaignStore(_folder.In("root")).Read("here").Children.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("name: libraries", "name: Our Libraries!", "for example 'Our-Libraries'")]
    [InlineData("tier: A", "tier: Z", "not 'Z'")]
    public async Task What_cannot_be_imported_leaves_nothing_behind(string from, string to, string told)
    {
        Write("campaign-brief.yaml", Brief + Pipelines);
        Write("_campaign-state.yaml", SkillForgeStates.Full.Replace(from, to));

        (await Should.ThrowAsync<CoroException>(() => ImportAsync())).Message.ShouldContain(told);

        Directory.Exists(_folder.In("root", "campaigns", "libraries")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_pipelines_nothing_is_copied()
    {
        Write("campaign-brief.yaml", Brief);

        (await Should.ThrowAsync<InvalidInputException>(() => ImportAsync())).Message.ShouldContain("add pipelines");

        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_campaign_that_is_there_already_is_not_touched()
    {
        Write("campaign-brief.yaml", Brief + Pipelines);
        await ImportAsync();
        var before = Files(Target());

        (await Should.ThrowAsync<InvalidStateException>(() => ImportAsync())).Message.ShouldContain("'libraries' in");

        Files(Target()).ShouldBe(before);
    }

    [Fact]
    public async Task Only_a_Skill_Forge_workspace_is_imported()
    {
        var import = new CampaignImport(_folder.In("root"));
        (await Should.ThrowAsync<InvalidStateException>(() => import.ImportAsync(_folder.In("project"), new()))).Message.ShouldContain("has no _campaign-state.yaml");

        Write("campaign-brief.yaml", Brief + Pipelines);
        await ImportAsync();
        (await Should.ThrowAsync<InvalidStateException>(() => import.ImportAsync(Target(), new()))).Message.ShouldContain("Coro's own");
    }

    [Fact]
    public async Task A_root_within_the_workspace_is_refused()
    {
        Write("campaign-brief.yaml", Brief + Pipelines);

        var refused = await Should.ThrowAsync<UsageException>(() => new CampaignImport(Path.Combine(Source, ".coro")).ImportAsync(Source, new()));

        refused.Message.ShouldContain("Choose another root");
    }

    private string Source => _folder.In("project", "forge-data", "_campaign");

    private string Target(params string[] parts) => _folder.In(["root", "campaigns", "libraries", .. parts]);

    private Task<ImportedCampaign> ImportAsync(ImportOptions? options = null) =>
        new CampaignImport(_folder.In("root")).ImportAsync(Source, options ?? new());

    private void Write(string name, string text) => _folder.Write(Path.Combine("project/forge-data/_campaign", name), text);

    private static List<(string, string)> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order().Select(file => (file, File.ReadAllText(file)))];
}
