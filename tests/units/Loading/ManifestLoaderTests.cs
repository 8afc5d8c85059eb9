using Coro.Engine.Loading;

namespace Coro.Tests.Loading;

public sealed class ManifestLoaderTests
{
    [Fact]
    public void A_line_is_a_child()
    {
        var definition = Load("""
            # what we package
            core,https://example.org/core.git,A,2.10
              api , ../api , B , ; CORE , schema,core

            schema,,A
            tool,git@example.org:x/tool.git,A,;
            """).Require();

        definition.Name.ShouldBe("x");
        definition.Settings.Origin.ShouldBe("/briefs");
        definition.Children.Select(c => (c.Name, c.RepoUrl, c.Tier, c.Pin)).ShouldBe(
        [
            ("core", "https://example.org/core.git", Tier.A, "2.10"),
            ("api", "/api", Tier.B, null),
            ("schema", null, Tier.A, null),
            ("tool", "git@example.org:x/tool.git", Tier.A, null),
        ]);
        definition.Children[1].DependsOn.ShouldBe([new("core"), new("schema")]);
    }

    [Theory]
    [InlineData("a,,A\r\nb,,A;a\r\n")]
    [InlineData("a,,A  \n\n\nb,,A;a")]
    public void Line_ends_of_every_kind_are_read(string text) => Load(text).Require().Children.Count.ShouldBe(2);

    [Fact]
    public void Every_bad_line_is_reported_with_its_number()
    {
        var result = Load("""
            core,,A
            # fine
            CORE,,A
            ../x,,C
            two,fields
            a,b,A,1,more
            d,,A;core,,nothing
            e,-u,A;e
            """);

        result.Definition.ShouldBeNull();
        result.Diagnostics.Select(d => d.ToString()).ShouldBe(
        [
            "targets.txt(3): the name 'CORE' differs from 'core' only in case; give one of the two another name (the other is in line 1) [duplicate-name]",
            "targets.txt(4): the name '../x' contains '/'; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed [invalid-name]",
            "targets.txt(4): the tier must be A or B, not 'C' [invalid-value]",
            "targets.txt(5): has 2 fields before its dependencies; a line is name,repo_url,tier[,pin][;dep1,dep2] [wrong-type]",
            "targets.txt(6): has more than 4 fields before its dependencies; a line is name,repo_url,tier[,pin][;dep1,dep2] [wrong-type]",
            "targets.txt(7): a dependency is empty: there is a comma too many; a line is name,repo_url,tier[,pin][;dep1,dep2] [invalid-value]",
            "targets.txt(7): no target is called 'nothing'; add it, or remove the dependency [unknown-dependency]",
            "targets.txt(8): '-u' starts with '-'; a program would take it for an option [invalid-value]",
            "targets.txt(8): 'e' depends on itself; remove the dependency [self-dependency]",
        ]);
    }

    [Fact]
    public void To_run_it_needs_pipelines_from_elsewhere()
    {
        ManifestLoader.LoadText("a,,A\nb,,A\nc,,B", "x", "targets.txt", "/briefs").Diagnostics
            .Select(d => (d.Line, d.Code)).ShouldBe([(1, "no-pipeline"), (3, "no-pipeline")]);

        var pipeline = new PipelineDefinition { Steps = [new() { Name = "s", Run = ["true"] }] };
        var settings = new CampaignSettings
        {
            Origin = "/elsewhere",
            Pipelines = new Dictionary<string, PipelineDefinition> { ["default"] = pipeline },
        };
        ManifestLoader.LoadText("a,,A\nb,,A\nc,,B", "x", "targets.txt", "/briefs", settings).Require()
            .Settings.Pipelines["default"].ShouldBe(pipeline);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n\n")]
    public void Without_a_target_there_is_no_manifest(string text) =>
        Should.Throw<MissingBriefException>(() => Load(text)).Message.ShouldContain("targets.txt");

    [Fact]
    public void The_campaigns_name_is_checked() =>
        ManifestLoader.LoadText("a,,A", "../x", "targets.txt", "/briefs", planOnly: true).Diagnostics.Single().Code.ShouldBe("invalid-name");

    private static LoadResult Load(string text) => ManifestLoader.LoadText(text, "x", "targets.txt", "/briefs", planOnly: true);
}
