using System.Text.Json;
using Coro.Engine.Loading;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Loading;

public sealed class BriefWriterTests
{
    private const string Origin = "/briefs";

    [Fact]
    public void A_brief_reads_like_one_that_a_person_wrote()
    {
        var definition = new CampaignDefinition
        {
            Name = "x",
            Settings = new()
            {
                Origin = Origin,
                Pipelines = new Dictionary<string, PipelineDefinition>
                {
                    ["B"] = new() { Batch = true, Steps = [new() { Name = "QS", Run = ["./quick.sh", "{batch_file}"] }] },
                    ["A"] = new() { Steps = [new() { Name = "AN", Run = ["a b", "it's"], Timeout = TimeSpan.FromMinutes(90), Retries = 2 }] },
                },
                Stages = new() { Export = new() { Path = "/briefs/skills" } },
            },
            Children =
            [
                new() { Name = "core", RepoUrl = "/briefs/sources/core", Pin = "2.10" },
                new() { Name = "api", RepoUrl = "https://example.org/api", Tier = Tier.B, DependsOn = [new("core"), new("y", DependencyRequirement.Merged)] },
                new() { Name = "y", Description = "Two\nlines", Lane = "deep" },
            ],
        };

        BriefWriter.Write(definition, relativePaths: true).ShouldBe("""
            campaign_name: x
            workflow: skills
            targets:
              - {name: core, repo_url: sources/core, tier: A, pin: "2.10"}
              - {name: api, repo_url: "https://example.org/api", tier: B, depends_on: [core, {child: "y", require: merged}]}
              - {name: "y", tier: A, lane: deep, description: "Two\nlines"}
            pipelines:
              A:
                - {name: AN, run: [a b, "it's"], timeout: 1h30m, retries: 2}
              B:
                batch: true
                steps:
                  - {name: QS, run: [./quick.sh, "{batch_file}"]}
            stages:
              export: {path: skills}
            limits: {throttle: 4, max_log_bytes: 1GB}

            """);
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var definition = new RandomDefinition(seed, Origin).Make();
        var relative = seed % 2 == 0;
        var text = BriefWriter.Write(definition, relative);

        var read = BriefLoader.LoadText(text, "brief", Origin).Require();

        // Records compare their lists by reference; as JSON, what they hold is compared.
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(definition));
        return BriefWriter.Write(read, relative) == text;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
