using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What has to be written, and be on the disk, before a step's process starts.</summary>
public sealed class StartsTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Of_a_start_and_what_led_to_it_a_power_cut_loses_nothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var campaign = new TestCampaign();
            var disk = new CrashDisk(seed);
            var steps = new FakeSteps().On("b/AN", _ =>
            {
                disk.Crash();
                return FakeSteps.Failure();
            });
            var engine = new CampaignEngine(campaign.Root) { Steps = steps, Disk = disk };

            await Should.ThrowAsync<Exception>(() => engine.StartAsync(
                new() { Name = "test", Settings = campaign.Settings, Children = [Child("a"), Child("b", "a"), Child("c"), Child("d")] },
                null, campaign.Options, campaign.Host, campaign.Stop));

            campaign.StatusOf("a").ShouldBe(ChildStatus.Completed, $"seed {seed}");
            campaign.StatusOf("b").ShouldBe(ChildStatus.Active, $"seed {seed}");
        }
    }

    [Fact]
    public async Task Whoever_comes_after_a_dead_engine_finds_each_step_that_started()
    {
        var journal = Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl");
        var unknown = new List<string>();
        foreach (var child in new[] { "a", "b", "c" })
        {
            foreach (var step in new[] { "AN", "TS" })
            {
                _campaign.Steps.On($"{child}/{step}", _ =>
                {
                    using var read = new StreamReader(new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
                    if (!read.ReadToEnd().Contains($"{{\"e\":\"step-started\",\"child\":\"{child}\",\"attempt\":1,\"step\":\"{step}\"", StringComparison.Ordinal))
                        unknown.Add($"{child}/{step}");
                    return FakeSteps.Success();
                });
            }
        }

        (await _campaign.StartAsync(Child("a"), Child("b"), Child("c", "a"))).ExitCode.ShouldBe(ExitCode.Success);

        unknown.ShouldBeEmpty();
    }
}
