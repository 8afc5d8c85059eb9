using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class CampaignLogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public CampaignLogTests() => _workspace = new(_folder.In("campaigns", "demo"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_is_there_when_the_campaign_is_opened_again()
    {
        await using (var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System))
        {
            log.Record(new AttemptStarted("core", 1, "A"));
            log.Record(new ChildCompleted("core", 1));
            await log.CommitAsync();
            await log.CheckpointAsync(force: true);
        }

        var opened = await CampaignLog.OpenAsync(_workspace, TimeProvider.System);
        await using var again = opened.Log;
        opened.Notes.ShouldBeEmpty();
        again.State["core"].Status.ShouldBe(ChildStatus.Completed);
        again.State["api"].Status.ShouldBe(ChildStatus.Ready);
        again.State.Sequence.ShouldBe(5);
    }

    [Fact]
    public async Task A_reader_sees_a_campaign_that_runs()
    {
        await using var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System);
        log.Record(new ChildSkipped("core", "kim", "known\nalready"));
        await log.CommitAsync();

        var snapshot = CampaignReader.Read(_workspace);

        snapshot.Status.ShouldBe(CampaignStatus.Running);
        snapshot.Owner!.Pid.ShouldBe(Environment.ProcessId);
        snapshot.State["core"].Status.ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task A_campaign_that_is_held_cannot_be_opened()
    {
        await using var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System);

        var refusal = await Should.ThrowAsync<CampaignLockedException>(() => CampaignLog.OpenAsync(_workspace, TimeProvider.System));

        refusal.Message.ShouldContain(Environment.ProcessId.ToString());
    }
}
