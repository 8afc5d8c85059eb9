using Coro.Engine.Loading;
using Coro.Tests.Support;

namespace Coro.Tests.Loading;

/// <summary>Campaigns that are made of objects.</summary>
public sealed class ObjectLoaderTests
{
    private static readonly CampaignSettings Usual = new()
    {
        Origin = "/here",
        Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [TestCampaign.Step("AN")] } },
    };

    [Fact]
    public void Are_what_was_given_with_dependencies_spelt_alike()
    {
        var definition = Load(TestCampaign.Child("Core"), TestCampaign.Child("api", "core")).Require();
        definition.Name.ShouldBe("x");
        definition.Children[1].DependsOn.Single().Child.ShouldBe("Core");
    }

    [Fact]
    public void Tell_of_all_that_is_wrong_at_once()
    {
        var loaded = Load(
            TestCampaign.Child("../a"), TestCampaign.Child("b", "c"), TestCampaign.Child("B"), TestCampaign.Child("lone", tier: Tier.B),
            TestCampaign.Child("steps") with { Steps = [new() { Name = "s", Script = "1", KickoffOnStdin = true }, new() { Name = "s" }] });
        loaded.Diagnostics.Select(problem => problem.Code).ShouldBe(
            ["invalid-child", "invalid-child", "invalid-child", "invalid-child", "unknown-dependency", "duplicate-name", "no-pipeline"], ignoreOrder: true);
        loaded.Diagnostics.Single(problem => problem.Code == "no-pipeline").Message.ShouldEndWith("; do something");
    }

    [Fact]
    public void Need_no_steps_where_only_a_plan_is_wanted() =>
        ObjectLoader.Load("x", [TestCampaign.Child("a", tier: Tier.B)], Usual, "do something", planOnly: true).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Need_children_a_name_and_pipelines_that_make_sense()
    {
        var settings = Usual with
        {
            QualityGate = new() { SoftTarget = 50, SoftFallback = 60 },
            Pipelines = new Dictionary<string, PipelineDefinition> { ["../A"] = new() { Steps = [] }, ["default"] = new() { Batch = true, Steps = [TestCampaign.Step("s")] } },
        };
        ObjectLoader.Load("no name", [], settings, "do something").Diagnostics.Select(problem => problem.Code).ShouldBe(
            ["invalid-name", "no-targets", "fallback-above-target", "invalid-name", "invalid-step", "invalid-value"], ignoreOrder: true);
    }

    private static LoadResult Load(params ChildDefinition[] children) => ObjectLoader.Load("x", children, Usual, "do something");
}
