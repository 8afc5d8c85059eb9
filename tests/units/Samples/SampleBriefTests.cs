using Coro.Engine.Loading;
using Coro.Engine.Loading.LockFiles;
using Coro.Tests.Support;

namespace Coro.Tests.Samples;

public class SampleBriefTests
{
    private static readonly string Brief = Repository.In("samples", "package-skills", "campaign-brief.yaml");

    [Fact]
    public void The_targets_are_the_restored_graph()
    {
        var graph = LockFileReaders.Read(
            Repository.In("tests", "units", "obj", "project.assets.json"), repoUrl: "out/sources/{name}");
        var definition = new CampaignDefinition
        {
            Name = "package-skills",
            Settings = new CampaignSettings { Origin = Path.GetDirectoryName(Brief)! },
            Children = graph.Children,
        };

        // As text, so that what is missing can be copied into the brief.
        var (brief, wanted) = (Targets(File.ReadAllText(Brief)), Targets(BriefWriter.Write(definition)));
        wanted.Except(brief).ShouldBeEmpty("missing in the brief");
        brief.Except(wanted).ShouldBeEmpty("no longer in the graph");
    }

    [Fact]
    public void The_brief_loads_and_has_both_tiers()
    {
        var result = BriefLoader.Load(Brief);

        result.Diagnostics.ShouldBeEmpty();
        var tiers = result.Require().Children.ToLookup(child => child.Tier, child => child.Name);
        tiers[Tier.A].ShouldContain("YamlDotNet", "a project of Coro names it");
        tiers[Tier.A].ShouldContain("Shouldly", "the tests name it");
        tiers[Tier.B].ShouldContain("DiffEngine", "it comes along with Shouldly");
    }

    private static List<string> Targets(string brief) =>
    [
        .. brief.ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.StartsWith("  - {name: ", StringComparison.Ordinal) && line.Contains(", tier: ", StringComparison.Ordinal)),
    ];
}
