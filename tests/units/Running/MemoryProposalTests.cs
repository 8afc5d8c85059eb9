using Coro.Engine.Insights;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class MemoryProposalTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("# Agents\n")]
    [InlineData("# Agents")]
    [InlineData("1\n2\n3\n4\n5\n")]
    public async Task One_change_of_the_memory_files_is_proposed_which_git_applies(string? before)
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "repo"));
        repository.Commit();
        var memory = Path.Combine(repository.Folder, "AGENTS.md");
        if (before is not null)
            File.WriteAllText(memory, before);
        _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Delivery, Origin = repository.Folder, Stages = new() { MemoryFiles = [memory] } };
        _campaign.Steps.On("a/TS", _ => Success(new() { Insights = [new("Pages count from 1.", ["api"])] }));

        await _campaign.StartAsync(Child("a"));

        (File.Exists(memory) ? File.ReadAllText(memory) : null).ShouldBe(before, "nothing is changed, only proposed");
        repository.Git("apply", Path.Combine(_campaign.Workspace, "artifacts", "insights.patch"));
        var after = File.ReadAllText(memory);
        after.ShouldStartWith(before ?? "<!--");
        after.ShouldContain("- Pages count from 1. [api] (a)");
    }

    [Fact]
    public async Task What_was_rejected_or_never_learned_is_not_proposed()
    {
        _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Delivery };

        await _campaign.StartAsync(Child("a"));

        Directory.Exists(Path.Combine(_campaign.Workspace, "artifacts")).ShouldBeFalse();
    }

    [Fact]
    public void The_block_of_an_earlier_run_is_replaced_and_what_is_around_it_stays()
    {
        var first = MemoryBlock.Put("before\n", "shop", [Insight("Old.")]) + "after\n";

        var second = MemoryBlock.Put(first, "shop", [Insight("New.")]);

        second.ShouldStartWith("before\n");
        second.ShouldEndWith("after\n");
        second.ShouldContain("New.");
        second.ShouldNotContain("Old.");
        MemoryBlock.Put(second, "shop", [Insight("New.")]).ShouldBe(second);
    }

    [Fact]
    public void A_file_with_line_ends_of_windows_keeps_them() =>
        MemoryBlock.Put("a\r\n", "shop", [Insight("New.")]).Replace("\r\n", "").ShouldNotContain("\n");

    private static CampaignInsight Insight(string text) => new() { Campaign = "shop", Id = "i1", Text = text, Sources = ["a"] };
}
