using Coro.Engine;
using Coro.Engine.Reporting;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class UsageTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Usage_adds_up_over_tries_attempts_children_and_campaign_level_commands()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        Costs("a/AN", 1m);
        Costs("b/AN", 2m);
        Costs("/capstone", 4m);

        await _campaign.StartAsync(Child("a"), Child("b") with { Lane = "deep" });
        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["b"], By = "ann" });
        await _campaign.ResumeAsync();

        var usages = new CampaignUsages(_campaign.Root).Read("test");
        UsageSums.By(usages, "lane").Select(sum => (sum.Key, sum.Usage?.CostUsd)).ShouldBe([("standard", 1m), ("deep", 4m), ("", 8m)], ignoreOrder: true);
        UsageSums.By(usages, "attempt").Select(sum => (sum.Key, sum.Usage?.CostUsd))
            .ShouldBe([("a/1", 1m), ("b/1", 2m), ("b/2", 2m), ("", 8m)], ignoreOrder: true);
        _campaign.Read().Usage!.CostUsd.ShouldBe(13m);
        UsageSums.Sum("total", usages).Usage!.CostUsd.ShouldBe(13m);
    }

    [Fact]
    public async Task What_no_step_told_is_unknown_and_counted()
    {
        await _campaign.StartAsync(Child("a"));

        var sum = UsageSums.By(new CampaignUsages(_campaign.Root).Read("test"), "child").Single();

        (sum.Usage, sum.Tries, sum.Untold).ShouldBe((null, 2, 2));
        _campaign.Read().Usage.ShouldBeNull();
    }

    [Fact]
    public async Task A_rerun_in_another_lane_leaves_the_earlier_cost_where_it_was()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["standard"] = new() { Steps = [Step("AN")] }, ["deep"] = new() { Steps = [Step("AN")] } },
        };
        Costs("a/AN", 1m);
        await _campaign.StartAsync(Child("a"));
        await new CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], Lane = "deep", By = "ann" });
        await _campaign.ResumeAsync();

        new CampaignUsages(_campaign.Root).Read("test").Select(usage => usage.Lane).ShouldBe(["standard", "deep"]);
    }

    [Fact]
    public async Task A_cost_budget_that_cannot_be_enforced_says_so_at_the_start_and_of_the_first_step()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { MaxCostUsd = 5 } };

        await _campaign.StartAsync(Child("a"), Child("b"));

        _campaign.Host.Notes.Count(note => note.Contains("cannot be enforced")).ShouldBe(1);
        _campaign.Host.Notes.Count(note => note.Contains("told no cost")).ShouldBe(1);
    }

    [Fact]
    public async Task Campaign_level_commands_count_for_the_budget()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Workflow = Workflow.Delivery,
            Limits = new() { MaxCostUsd = 5 },
            Stages = new() { Architecture = Step("architecture") },
        };
        Costs("/architecture", 6m);

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.BudgetExhausted);
        _campaign.Steps.Started.ShouldBe(["/architecture"]);
    }

    private void Costs(string step, decimal cost) =>
        _campaign.Steps.On(step, _ => Success(new() { Usage = new() { CostUsd = cost, InputTokens = 10 } }));
}
