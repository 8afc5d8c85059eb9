using System.Collections.Concurrent;
using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Following;

public sealed class CampaignWatchTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _told = new();
    private readonly FakeHost _watcher;

    public CampaignWatchTests() => _watcher = new() { OnChildToo = progress => Telling(progress.Child).TrySetResult() };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_watcher_is_told_what_the_one_who_runs_the_campaign_is_told_from_when_it_comes()
    {
        var running = Hold("first/AN", out var go);
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        _campaign.Steps.On("b/TS", _ => Failure("no luck")).On("/capstone", _ => Failure("out of glue")).On("c/TS", _ => Success(new() { QualityScore = 85 }));
        var run = _campaign.StartAsync(Child("first"), Child("a", "first"), Child("b", "first"), Child("c", "first"), Child("d", "first", Tier.B));
        await running;
        var watching = Watch();
        await Told("first");
        go.SetResult();
        var result = await run;
        var seen = await watching;

        seen.ExitCode.ShouldBe(result.ExitCode);
        seen.Completed.ShouldBe(result.Completed);
        seen.Failed.ShouldBe(result.Failed);
        seen.QualityScores.ShouldBe(result.QualityScores);
        seen.ReportPath.ShouldBe(result.ReportPath);
        seen.Campaign.Status.ShouldBe(CampaignStatus.Completed);
        seen.Phase.ShouldBe(result.Phase);
        _watcher.Stages.Select(Plain).ShouldBe(_campaign.Host.Stages.Skip(_campaign.Host.Stages.FindIndex(stage => stage.Name == "skill-loop")));
        _watcher.Notes.ShouldBe(_campaign.Host.Notes.TakeLast(_watcher.Notes.Count));
        _watcher.Notes.ShouldContain(note => note.Contains("out of glue"));
        foreach (var child in (string[])["first", "a", "b", "c", "d"])
            Story(_watcher, child).ShouldBe(Story(_campaign.Host, child), child);
        _watcher.Children[^1].Counts.Total.ShouldBe(5);
    }

    [Fact]
    public async Task A_watcher_of_a_halt_is_given_its_exit_code_and_the_reason()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        var running = Hold("c/AN", out var go);
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"));
        await running;
        var watching = Watch();
        await Told("c");
        go.SetResult();
        var result = await run;

        var seen = await watching;
        seen.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        seen.Error.ShouldBe(result.Error);
        seen.Phase.ShouldBe(result.Phase);
        Plain(_watcher.Stages[^1]).ShouldBe(_campaign.Host.Stages[^1]);
    }

    [Fact]
    public async Task How_long_things_have_been_at_work_is_known_to_whoever_comes_late()
    {
        var running = Hold("a/AN", out var go);
        var run = _campaign.StartAsync(Child("a"));
        await running;
        var started = _campaign.Read().Children[0].StartedAt;
        var watching = Watch();
        await Told("a");

        _watcher.Children[0].Since.ShouldBe(started);
        _watcher.Stages[0].RunStartedAt!.Value.ShouldBeLessThanOrEqualTo(started!.Value);
        _watcher.Stages[0].Counts!.Active.ShouldBe(1);
        go.SetResult();
        await run;
        await watching;
    }

    [Fact]
    public async Task A_campaign_that_nobody_runs_gives_the_result_of_its_last_run()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        var seen = await Watch();

        seen.ExitCode.ShouldBe(result.ExitCode);
        _watcher.Notes.ShouldHaveSingleItem().ShouldStartWith("nobody runs campaign 'test'");
        _watcher.Stages.ShouldBeEmpty();
        _watcher.Children.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_died_is_no_success()
    {
        await _campaign.StartAsync(Child("a"));
        var journal = Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl");
        File.WriteAllLines(journal, File.ReadAllLines(journal)[..^6]);

        var seen = await Watch();

        seen.ExitCode.ShouldBe(ExitCode.InvalidState);
        seen.Error!.ShouldContain("is gone");
    }

    [Fact]
    public async Task Whoever_stops_watching_stops_nothing_else()
    {
        var running = Hold("a/AN", out var go);
        var run = _campaign.StartAsync(Child("a"));
        await running;
        using var leaving = new CancellationTokenSource();
        var watching = new CampaignWatch(_campaign.Root).RunAsync("test", _watcher, leaving.Token);
        await Told("a");

        leaving.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(watching);
        go.SetResult();
        (await run).ExitCode.ShouldBe(ExitCode.Success);
    }

    private static StageProgress Plain(StageProgress progress) => progress with { RunStartedAt = null, Counts = null };

    private Task<CampaignResult> Watch() => new CampaignWatch(_campaign.Root).RunAsync("test", _watcher, CancellationToken.None);

    private Task Hold(string step, out TaskCompletionSource go)
    {
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On(step, async _ =>
        {
            running.SetResult();
            await release.Task;
            return Success();
        });
        go = release;
        return running.Task;
    }

    private Task Told(string child) => Telling(child).Task.WaitAsync(TimeSpan.FromMinutes(1));

    private TaskCompletionSource Telling(string child) => _told.GetOrAdd(child, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>What a child went through, as lines tell it: each standing once.</summary>
    private static List<(ChildStatus, string?, int)> Story(FakeHost host, string child)
    {
        var story = new List<(ChildStatus, string?, int)>();
        foreach (var progress in host.Children.Where(progress => progress.Child == child))
        {
            var now = (progress.Status, progress.Step, progress.Try);
            if (story.Count == 0 || story[^1] != now)
                story.Add(now);
        }

        return story;
    }
}
