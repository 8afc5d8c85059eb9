using Coro.Engine.Gates;
using Coro.Engine.Stages;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Stages;

public sealed class DeliveryStagesTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public DeliveryStagesTests() => _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Delivery };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public void No_two_stages_of_any_workflows_share_a_slug() =>
        Enum.GetValues<Workflow>().SelectMany(Workflows.Slugs).ShouldBeUnique();

    [Theory]
    [InlineData(Workflow.Skills)]
    [InlineData(Workflow.Delivery)]
    public void The_stages_of_a_workflow_are_those_that_its_list_names(Workflow workflow)
    {
        var stages = Workflows.Stages(workflow);

        Workflows.Of(workflow).Select(stage => stage.Name).ShouldBe(stages.All);
        stages.All.Select(stage => stage.Number).ShouldBe(Enumerable.Range(0, stages.All.Count));
    }

    [Fact]
    public async Task A_delivery_goes_through_its_five_stages()
    {
        var result = await _campaign.StartAsync(Child("api", "schema"), Child("schema"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Campaign.Status.ShouldBe(CampaignStatus.Completed);
        _campaign.Steps.Started.ShouldBe(["schema/AN", "schema/TS", "api/AN", "api/TS"]);
        _campaign.Host.Stages.Where(stage => stage.Status == "done").Select(stage => stage.Name)
            .ShouldBe(["architecture", "planning", "coordinating", "integration", "aggregation"]);
        File.Exists(result.ReportPath).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_there_is_asked_at_each_checkpoint()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Architecture = Step("architecture") } };
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(_ => new(Choices.Continue, "ann", null));

        await _campaign.StartAsync(Child("a"));

        _campaign.Host.Asked.Select(gate => gate.Id)
            .ShouldBe(["checkpoint:architecture", "checkpoint:planning", "checkpoint:integration", "checkpoint:aggregation"]);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("checkpoint:planning")]
    public async Task A_policy_parks_a_headless_delivery_at_a_checkpoint(string gate)
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { [gate] = "halt" } };

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        result.Error!.ShouldContain("planning");
        _campaign.Steps.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_checkpoint_that_the_brief_names_waits_for_a_person_even_headless()
    {
        _campaign.Settings = _campaign.Settings with { Checkpoints = ["integration"] };

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Read().Gates.Select(gate => gate.Id).ShouldBe(["checkpoint:integration"]);

        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["checkpoint:integration"] = "continue" } };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task What_the_architecture_command_wrote_is_the_architecture_document()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Architecture = Step("architecture") } };
        var document = Path.Combine(_campaign.Root, "arch.md");
        _campaign.Steps.On("/architecture", _ => Success(new() { ArchitectureDocPath = document }));

        await _campaign.StartAsync(Child("a"));

        _campaign.Steps.Started[0].ShouldBe("/architecture");
        _campaign.Steps.Latest("a/AN").Environment.Values.ShouldContain(document);
    }

    [Fact]
    public async Task An_architecture_command_that_fails_stops_the_delivery_before_anything_is_built_on_it()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Architecture = Step("architecture") } };
        _campaign.Steps.On("/architecture", tryNumber => tryNumber == 1 ? Failure("no idea") : Success());

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.InvalidState);
        result.Error!.ShouldContain("no idea");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["/architecture", "/architecture", "a/AN", "a/TS"]);
    }

    [Fact]
    public async Task A_plan_without_children_is_refused()
    {
        var result = await _campaign.StartAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error!.ShouldContain("no children");
    }

    [Fact]
    public async Task A_cycle_is_refused_as_a_path_before_anything_exists()
    {
        var refused = await Should.ThrowAsync<CircularDependencyException>(() => _campaign.StartAsync(Child("a", "b"), Child("b", "a")));

        refused.Message.ShouldContain(" -> ");
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }
}
