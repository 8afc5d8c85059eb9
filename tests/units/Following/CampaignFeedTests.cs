using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Following;

public sealed class CampaignFeedTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Followers_of_a_running_campaign_see_its_journal_once_and_in_order_whenever_they_come(int seed)
    {
        var random = new Random(seed);
        var pipeline = new PipelineDefinition { Steps = [Step("AN", retries: 2), Step("TS")] };
        _campaign.Settings = _campaign.Settings with { Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = pipeline } };
        var names = Enumerable.Range(1, 12).Select(n => $"n{n}").ToList();
        foreach (var name in names)
        {
            var (failures, pause) = (random.Next(4), random.Next(8));
            _campaign.Steps.On($"{name}/AN", tryNumber => tryNumber <= failures ? Failure() : Success());
            _campaign.Steps.On($"{name}/TS", async _ =>
            {
                await Task.Delay(pause);
                return Success(new() { QualityScore = 50 + pause * 7 });
            });
        }

        var (runs, isSeen) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("first/AN", async _ =>
        {
            runs.SetResult();
            await isSeen.Task.WaitAsync(TimeSpan.FromMinutes(1));
            return Success();
        });
        var run = _campaign.StartAsync(
            [Child("first"), .. names.Select((name, i) => Child(name, i == 0 || random.Next(2) == 0 ? "first" : names[random.Next(i)]))]);
        await runs.Task;
        var early = FollowAsync(new() { Follow = true }, isSeen);
        var late = FollowAsync(new() { Follow = true, Since = 20 });
        await run;

        var written = Journal();
        (await early).Select(Known).ShouldBe(written);
        (await late).Select(Known).ShouldBe(written.Skip(19));
        _notes.ShouldBeEmpty();
        (await FollowAsync(new())).Select(Known).ShouldBe(written);
    }

    [Fact]
    public async Task A_follower_is_told_of_a_step_while_it_runs_although_nothing_comes_after_it()
    {
        var (running, seen) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            running.SetResult();
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;

        await foreach (var happened in new CampaignFeed(_campaign.Root).ReadAsync("test", new() { Follow = true }))
        {
            if (happened is { Kind: "step-started", Child: "a", Step: "AN", Attempt: 1, Try: 1, Stage: "skill-loop" })
                seen.TrySetResult();
        }

        (await run).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_follower_waits_for_the_run_that_follows_at_once_on_a_request()
    {
        _campaign.Steps.On("a/AN", tryNumber => tryNumber == 1 ? Failure() : Success());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        var following = FollowAsync(new() { Follow = true });

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });
        await _campaign.ResumeAsync();

        (await following).Select(Known).ShouldBe(Journal());
        (await following)[^1].Kind.ShouldBe("checkpoint-written");
    }

    [Fact]
    public async Task Following_a_campaign_that_nobody_runs_gives_what_is_there_says_so_and_ends()
    {
        await _campaign.StartAsync(Child("a"));

        (await FollowAsync(new() { Follow = true })).Select(Known).ShouldBe(Journal());

        _notes.ShouldHaveSingleItem().ShouldBe("nobody runs campaign 'test'; this is all that has happened so far");
    }

    [Fact]
    public async Task A_run_that_died_is_told_of()
    {
        await _campaign.StartAsync(Child("a"));
        var lines = File.ReadAllLines(JournalPath);
        File.WriteAllLines(JournalPath, lines[..^4]);

        (await FollowAsync(new() { Follow = true })).Count.ShouldBe(lines.Length - 4);

        _notes.ShouldHaveSingleItem().ShouldContain("gone without having said so");
    }

    [Fact]
    public async Task An_unfinished_last_line_is_told_of_and_not_shown()
    {
        await _campaign.StartAsync(Child("a"));
        var written = Journal();
        File.AppendAllText(JournalPath, File.ReadAllLines(JournalPath)[^1][..40]);

        (await FollowAsync(new() { Follow = true })).Select(Known).ShouldBe(written);
        (await FollowAsync(new())).Select(Known).ShouldBe(written);

        _notes.Count.ShouldBe(2);
        _notes.ShouldAllBe(note => note.Contains($"after entry {written.Count} that is unfinished or damaged"));
    }

    [Fact]
    public async Task Whoever_follows_a_campaign_that_is_overwritten_sees_it_to_its_end_and_nothing_of_the_other_one()
    {
        var (running, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            running.SetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;
        var following = FollowAsync(new() { Follow = true });
        go.SetResult();
        await run;
        var written = Journal();

        var (second, hold) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("b/AN", async _ =>
        {
            second.SetResult();
            await hold.Task;
            return Success();
        });
        run = _campaign.StartAsync(Child("b"));
        await second.Task;

        (await following).Select(Known).ShouldBe(written);
        _notes.ShouldHaveSingleItem().ShouldContain("another campaign of its name took the place");
        _notes[0].ShouldContain(Path.Combine(_campaign.Workspace, "archive"));
        hold.SetResult();
        await run;
    }

    [Fact]
    public async Task A_campaign_that_is_removed_ends_the_following()
    {
        await _campaign.StartAsync(Child("a"));
        await foreach (var happened in new CampaignFeed(_campaign.Root).ReadAsync("test", new() { Follow = true }, _notes.Add))
        {
            if (happened.Sequence == 1)
                Directory.Delete(_campaign.Workspace, recursive: true);
        }

        _notes.ShouldHaveSingleItem().ShouldContain("there is no journal of campaign 'test'");
    }

    [Fact]
    public async Task Kinds_and_children_choose_the_events()
    {
        _campaign.Steps.On("api/TS", _ => Failure("no luck"));
        await _campaign.StartAsync(Child("api"), Child("apple"), Child("web"));

        (await FollowAsync(new() { Kinds = ["child-failed"] })).ShouldHaveSingleItem().Text.ShouldBe("api failed: step TS: no luck");
        (await FollowAsync(new() { Kinds = ["child-*"] })).Select(one => one.Child).Order().ShouldBe(["api", "apple", "web"]);
        (await FollowAsync(new() { Children = ["WEB"], Kinds = ["step-started"] })).Select(one => one.Step).ShouldBe(["AN", "TS"]);
        (await FollowAsync(new() { Children = ["ap*"] })).Select(one => one.Child).Distinct().Order().ShouldBe(["api", "apple"]);
        (await FollowAsync(new() { Kinds = ["step-ended"], Children = ["api"], Since = 1000 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_there_are_not_are_refused_with_those_that_there_are()
    {
        await _campaign.StartAsync(Child("api"));

        var kind = await Should.ThrowAsync<UsageException>(() => FollowAsync(new() { Kinds = ["step-start"] }));
        kind.Message.ShouldContain("did you mean 'step-started'?");
        kind.Message.ShouldContain("gate-opened, ");
        (await Should.ThrowAsync<UsageException>(() => FollowAsync(new() { Kinds = ["stp-*"] }))).Message.ShouldContain("'stp-*'");
        var child = await Should.ThrowAsync<InvalidStateException>(() => FollowAsync(new() { Children = ["apj"] }));
        child.Message.ShouldBe("Campaign 'test' has no child 'apj'; did you mean 'api'? Its children are api.");
        Directory.Delete(_campaign.Workspace, recursive: true);
        (await Should.ThrowAsync<InvalidStateException>(() => FollowAsync(new()))).Message.ShouldStartWith("There is no campaign 'test'");
    }

    [Fact]
    public async Task Records_say_what_the_journal_says()
    {
        _campaign.Steps.On("a/TS", _ => new(StepOutcome.Failed, 3, "broke", TimeSpan.FromSeconds(1.5), new() { QualityScore = 12.5m }));
        await _campaign.StartAsync(Child("a"));
        var events = await FollowAsync(new());

        var ended = events.Single(one => one is { Kind: "step-ended", Step: "TS" });
        ended.Campaign.ShouldBe("test");
        ended.Root.ShouldBe(_campaign.Root);
        ended.ToString().ShouldBe("a: step TS failed after 1.5s, exit code 3: broke");
        ended.Detail["exit_code"].ShouldBe(3L);
        ended.Detail["outcome"].ShouldBe("failed");
        ((IReadOnlyDictionary<string, object?>)ended.Detail["result"]!)["quality_score"].ShouldBe(12.5m);
        ended.Detail.Keys.ShouldNotContain("child");
        events[0].Text.ShouldStartWith("campaign test created, job ");
        events[0].Detail.Keys.ShouldBe(["name", "job_id"]);
        events[1].Detail["children"].ShouldBe(new object[] { "a" });
        events.Single(one => one is { Kind: "stage-entered", Text: "stage 4 skill-loop started" }).Stage.ShouldBe("skill-loop");
        events.Single(one => one.Kind == "run-stopped").Text.ShouldBe("run stopped: complete");
        events.Single(one => one.Kind == "run-stopped").Stage.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_has_seen_enough_can_leave()
    {
        var (running, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            running.SetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;
        using var leaving = new CancellationTokenSource();

        var following = Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new CampaignFeed(_campaign.Root).ReadAsync("test", new() { Follow = true }, null, leaving.Token))
                leaving.CancelAfter(1);
        });

        await following;
        go.SetResult();
        await run;
    }

    private string JournalPath => Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl");

    private async Task<List<CampaignEventRecord>> FollowAsync(EventQuery query, TaskCompletionSource? isSeen = null)
    {
        var seen = new List<CampaignEventRecord>();
        await foreach (var happened in new CampaignFeed(_campaign.Root).ReadAsync("test", query, _notes.Add))
        {
            seen.Add(happened);
            isSeen?.TrySetResult();
        }

        return seen;
    }

    private List<(long, string, DateTimeOffset)> Journal()
    {
        var entries = new List<(long, string, DateTimeOffset)>();
        JournalReader.Read(RealDisk.Instance, JournalPath, entry => entries.Add((entry.Sequence, EventKinds.Of(entry.Event), entry.Time)));
        return entries;
    }

    private static (long, string, DateTimeOffset) Known(CampaignEventRecord happened) => (happened.Sequence, happened.Kind, happened.Time);
}
