using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Tests.State;

/// <summary>What becomes of a state file that somebody edited.</summary>
public sealed partial class RecoveryTests
{
    [Fact]
    public async Task An_edit_by_hand_counts_and_is_told()
    {
        await StoryAsync();
        Edit("status: completed", "status: pending");

        CampaignReader.Read(_workspace).State["core"].Status.ShouldBe(ChildStatus.Ready);
        var opened = await OpenAsync();
        opened.Log.State["core"].Status.ShouldBe(ChildStatus.Ready);
        opened.Log.State["api"].Waiting.ShouldBe(1);
        opened.Log.State.CurrentStage.ShouldBe(3);
        await opened.Log.DisposeAsync();

        opened.Notes.ShouldHaveSingleItem().ShouldContain("children.core/status: completed -> ready");
        File.ReadAllText(_workspace.DecisionLog).ShouldContain("edited by hand");
        CampaignReader.Read(_workspace).State["core"].Status.ShouldBe(ChildStatus.Ready);
        (await ReopenedAsync()).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comment_is_no_edit()
    {
        await StoryAsync();
        File.AppendAllText(_workspace.Checkpoint, "# looks fine\n");
        var before = Bytes();

        (await ReopenedAsync()).Notes.ShouldBeEmpty();

        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task Where_an_edit_contradicts_what_happened_later_somebody_is_asked()
    {
        await StoryAsync();
        await RecordAsync(new ChildReset("core", 2, null, "kim", null));
        Edit("status: completed", "status: cancelled");
        var before = Bytes();

        var opened = await OpenAsync();
        opened.Pending!.Question.ShouldContain("children.core");
        opened.Pending.Default.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => opened.Log.Record(new NoteWritten(NoteLevel.Info, "x")));
        await opened.Log.DisposeAsync();
        Bytes().ShouldBe(before);

        var again = await OpenAsync();
        await Should.ThrowAsync<InvalidStateException>(() => again.Log.ResolveAsync(new("whatever", "kim")));
        await again.Log.ResolveAsync(new("file", "kim"));
        again.Log.State["core"].Status.ShouldBe(ChildStatus.Cancelled);
        await again.Log.DisposeAsync();
        (await ReopenedAsync()).Pending.ShouldBeNull();
    }

    [Fact]
    public async Task The_journal_may_be_chosen_over_the_edit()
    {
        await StoryAsync();
        await RecordAsync(new ChildReset("core", 2, null, "kim", null));
        Edit("status: completed", "status: cancelled");

        var opened = await OpenAsync();
        await opened.Log.ResolveAsync(new("journal", "kim"));
        await opened.Log.DisposeAsync();

        CampaignReader.Read(_workspace).State["core"].Attempt.ShouldBe(2);
        CampaignReader.Read(_workspace).State["core"].Status.ShouldBe(ChildStatus.Ready);
    }

    [Fact]
    public async Task An_edit_that_goes_with_what_happened_later_is_taken_together_with_it()
    {
        await StoryAsync();
        await RecordAsync(new ChildSkipped("docs", "kim", null));
        Edit("lane: deep", "lane: fast");

        await (await OpenAsync()).Log.DisposeAsync();

        var state = CampaignReader.Read(_workspace).State;
        state["api"].Definition.Lane.ShouldBe("fast");
        state["docs"].Status.ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task An_edit_that_is_older_than_the_backup_is_offered_for_recovery()
    {
        await StoryAsync();
        var old = File.ReadAllText(_workspace.Checkpoint);
        for (var i = 0; i < 2; i++)
        {
            await using var log = (await OpenAsync()).Log;
            log.Record(new NoteWritten(NoteLevel.Info, "x"));
            await log.CheckpointAsync(force: true);
        }

        File.WriteAllText(_workspace.Checkpoint, old.Replace("lane: deep", "lane: fast"));
        var opened = await OpenAsync();

        opened.Pending!.Default.ShouldBe("keep");
        await opened.Log.ResolveAsync(new("recover", "kim"));
        opened.Log.State["api"].Definition.Lane.ShouldBe("deep");
        await opened.Log.DisposeAsync();
    }

    private void Edit(string from, string to)
    {
        var yaml = File.ReadAllText(_workspace.Checkpoint);
        var at = yaml.IndexOf(from, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        File.WriteAllText(_workspace.Checkpoint, yaml[..at] + to + yaml[(at + from.Length)..]);
    }
}
