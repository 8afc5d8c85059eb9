using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class BriefCommandTests : IDisposable
{
    private const string Assets = """
        {
          "version": 3,
          "targets": {
            "net10.0": {
              "Direct/1.2.0": { "type": "package", "dependencies": { "Transitive": "2.0.0" } },
              "Transitive/2.0.0": { "type": "package" }
            }
          },
          "libraries": {
            "Direct/1.2.0": { "type": "package", "path": "direct/1.2.0" },
            "Transitive/2.0.0": { "type": "package", "path": "transitive/2.0.0" }
          },
          "projectFileDependencyGroups": { "net10.0": [ "Direct >= 1.2.0" ] },
          "project": { "frameworks": { "net10.0": { "dependencies": { "Direct": { "target": "Package", "version": "[1.2.0, )" } } } } }
        }
        """;

    private const string Template = """
        campaign_name: packages
        targets: [{name: example}]
        pipelines:
          A: [{name: AN, run: [true, "{child.name}"]}]
          B: [{name: QS, run: [true]}]
        stages:
          export: {path: skills}
        """;

    private readonly TempFolder _folder = new();

    public BriefCommandTests() => _folder.Write("app/obj/project.assets.json", Assets);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_packages_of_a_lock_file_become_targets()
    {
        var run = await Brief("--repo-url", "sources/{name}");
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldStartWith("campaign_name: app\n");
        run.Out.ShouldContain("name: Direct, repo_url: sources/Direct, tier: A, pin: \"1.2.0\", depends_on: [Transitive]");
        run.Out.ShouldContain("name: Transitive, repo_url: sources/Transitive, tier: B, pin: \"2.0.0\"");
        run.Out.ShouldContain("# pipelines:");
    }

    [Fact]
    public async Task With_a_template_the_brief_can_be_planned_as_it_is()
    {
        _folder.Write("template.yaml", Template);
        var run = await Brief("--template", "template.yaml", "--out", "campaign-brief.yaml");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe(_folder.In("campaign-brief.yaml") + "\n");
        File.ReadAllText(_folder.In("campaign-brief.yaml")).ShouldContain("path: skills");

        var plan = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "campaign-brief.yaml", "--json");
        plan.ExitCode.ShouldBe(0);
        plan.Json.GetProperty("campaign").GetString().ShouldBe("packages");
        plan.Json.GetProperty("execution_order").EnumerateArray().Select(x => x.GetString()).ShouldBe(["Transitive", "Direct"]);
    }

    [Fact]
    public async Task Once_its_pipelines_are_uncommented_a_brief_without_template_can_be_planned()
    {
        var run = await Brief();
        _folder.Write("b.yaml", run.Out.Replace("\n# ", "\n", StringComparison.Ordinal).Replace("\nBefore", "\n# Before", StringComparison.Ordinal));
        (await CommandRun.Of(_folder, "campaign", "plan", "--brief", "b.yaml")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_is_replaced_only_by_force()
    {
        var path = _folder.Write("campaign-brief.yaml", "mine");
        (await Brief("--out", "campaign-brief.yaml")).ExitCode.ShouldBe(3);
        File.ReadAllText(path).ShouldBe("mine");
        (await Brief("--out", "campaign-brief.yaml", "--force")).ExitCode.ShouldBe(0);
        File.ReadAllText(path).ShouldStartWith("campaign_name: app\n");
    }

    [Fact]
    public async Task Without_a_lock_file_nothing_is_written()
    {
        (await CommandRun.Of(_folder, "campaign", "brief")).ExitCode.ShouldBe(2);
        (await CommandRun.Of(_folder, "campaign", "brief", "--from", "absent.json")).ExitCode.ShouldBe(8);
    }

    private Task<CommandRun> Brief(params string[] args) =>
        CommandRun.Of(_folder, ["campaign", "brief", "--from", "app/obj/project.assets.json", .. args]);
}
