using Coro.Engine.Planning;

namespace Coro.Tests.Planning;

public sealed class PipelineChooserTests
{
    private static readonly StepDefinition Own = new() { Name = "own", Run = ["x"] };

    [Fact]
    public void A_childs_own_steps_come_first()
    {
        var child = new ChildDefinition { Name = "a", Lane = "deep", Steps = [Own] };

        PipelineChooser.For(child, Settings("deep", "A", "default"))!.Value.Pipeline.Steps.ShouldBe([Own]);
    }

    [Theory]
    [InlineData("deep,A,default", "deep")]
    [InlineData("A,B,default", "B")]
    [InlineData("A,default", "default")]
    [InlineData("A", null)]
    public void Then_the_lane_chooses_then_the_tier_then_the_default(string pipelines, string? chosen)
    {
        var child = new ChildDefinition { Name = "a", Lane = "deep", Tier = Tier.B };

        PipelineChooser.For(child, Settings(pipelines.Split(',')))?.Name.ShouldBe(chosen);
        (PipelineChooser.For(child, Settings(pipelines.Split(','))) is null).ShouldBe(chosen is null);
    }

    private static CampaignSettings Settings(params string[] pipelines) => new()
    {
        Origin = "/",
        Pipelines = pipelines.ToDictionary(
            name => name, name => new PipelineDefinition { Steps = [new() { Name = name, Run = ["x"] }] }),
    };
}
