using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Tests.State;

/// <summary>A small campaign: core, api on core, docs on api (tier B).</summary>
internal static class Demo
{
    public const string Name = "demo";

    public static CampaignDefinition Definition() => new()
    {
        Name = Name,
        Settings = new()
        {
            Origin = "/briefs/demo",
            Pipelines = new Dictionary<string, PipelineDefinition>
            {
                ["A"] = new() { Steps = [new() { Name = "AN", Run = ["true"], Timeout = TimeSpan.FromMinutes(3) }] },
            },
        },
        Children =
        [
            new() { Name = "core", RepoUrl = "https://example.org/core.git", Pin = "2.1.0" },
            new() { Name = "api", Lane = "deep", DependsOn = [new("core")], Locks = ["staging-db"] },
            new() { Name = "docs", Tier = Tier.B, DependsOn = [new("api", DependencyRequirement.Merged), new("core")] },
        ],
    };
    /// <summary>The campaign as it begins.</summary>
    public static CampaignState State()
    {
        var (state, definition) = (new CampaignState(), Definition());
        var time = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        Fold.Apply(state, new(1, time, new CampaignCreated(Name, "job-1", definition.Settings)));
        Fold.Apply(state, new(2, time, new ChildrenAdded(definition.Children)));
        return state;
    }
}
