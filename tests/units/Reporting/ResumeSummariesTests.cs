using System.Globalization;
using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.Running;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting;

/// <summary>What somebody is told who comes back to a campaign.</summary>
public sealed class ResumeSummariesTests
{
    [Fact]
    public void A_parked_campaign_reads_like_this()
    {
        var story = new Story().With(Child("core"), Child("api", "core"), Child("bad"), Child("docs", "bad"), Child("web", "api", "docs"), Child("hard")).InLoop()
            .Completed("core", 95, result: new() { Usage = new() { CostUsd = 1.5m } }).Failed("bad").Active("hard")
            .Then(new ChildEscalated("hard", 1, "hard-gate", "high finding: leaks keys"), new RunStopped(ExitCode.AwaitingInput, "gate 'plan' waits for an answer"));

        Text(story).ShouldBe(
            """
            campaign: demo
            last run: no. 1, until 09:01:09: awaiting-input (14), gate 'plan' waits for an answer
            stage: 4 skill-loop
            children: 1 completed, 1 failed, 1 escalated, 1 ready, 2 pending
            cost so far: $1.50
            next: api
            waiting: docs for bad, which failed | web for api (ready); docs (pending)
            gates: quality:hard (accept/rerun/skip); dependency:bad (rerun/skip/force/halt)
            """);
    }

    [Fact]
    public void Of_a_run_that_died_it_tells_which_process_and_what_it_left_half_done_comes_first()
    {
        var story = new Story().With(Child("a"), Child("b"), Child("c")).InLoop().Active("c");

        Text(story).ShouldBe(
            """
            campaign: demo
            last run: no. 1, until 09:00:04: its process 42 on host died
            stage: 4 skill-loop
            children: 1 active, 2 ready
            next: c, a, b
            """);
    }

    [Fact]
    public void A_finished_campaign_says_that_it_is_and_that_nothing_is_left()
    {
        var story = new Story().With(Child("a")).InLoop().Completed("a").Then(
            new StageCompleted(10, "maintenance"), new RunStopped(ExitCode.Success, "complete"));

        Text(story).ShouldBe(
            """
            campaign: demo is finished; nothing is left to run
            last run: no. 1, until 09:01:06: it completed the campaign
            children: 1 completed
            """);
    }

    [Fact]
    public void A_run_that_only_exported_says_so()
    {
        var story = new Story().With(Child("a")).InLoop().Completed("a").Then(
            new StageCompleted(8, "refine"), new RunStopped(ExitCode.Success, "exported 1 skill as ann asked for"));

        Text(story).ShouldContain("last run: no. 1, until 09:01:06: exported 1 skill as ann asked for\n");
    }

    [Fact]
    public void Where_nothing_can_run_it_says_why_and_what_to_do()
    {
        var deadlock = new Story().With(Child("a"), Child("b", "a")).InLoop().Failed("a");
        var summary = Of(deadlock);
        summary.Next.ShouldBeEmpty();
        summary.Hold!.ShouldStartWith("1 child can never start: b waits for a, which failed. Rerun, skip or force a");

        var halted = new Story(new() { Origin = "/", OnChildFailure = FailurePolicy.Halt }).With(Child("a"), Child("b")).InLoop().Failed("a");
        Text(halted).ShouldContain("next: nothing: on_child_failure is 'halt', and a did not succeed");
    }

    [Fact]
    public void With_all_children_done_the_stage_is_next()
    {
        var story = new Story().With(Child("a")).InLoop().Completed("a").Then(new StageCompleted(8, "refine"), new RunStopped(ExitCode.Interrupted, "interrupted"));

        Text(story).ShouldContain("next: stage 9 export");
    }

    [Fact]
    public void What_the_run_is_to_start_with_is_next_and_so_is_what_that_needs()
    {
        var story = new Story().With(Child("a"), Child("m"), Child("z", "m")).InLoop();

        Of(story, from: "z").Next.ShouldBe(["m", "a"]);
        Of(story).Next.ShouldBe(["a", "m"]);
    }

    [Fact]
    public void Of_many_a_few_are_told_by_name()
    {
        var story = new Story().With([.. Enumerable.Range(10, 20).Select(n => Child($"c{n}")), .. Enumerable.Range(10, 20).Select(n => Child($"d{n}", $"c{n}"))]);

        var text = Text(story);
        text.ShouldContain("next: c10, c11, c12, c13, c14, c15, c16, c17 and 12 more");
        text.ShouldEndWith("d13 for c13 (ready) and 16 more");
        text.ShouldContain("last run: there was none yet");
    }

    private static ResumeSummary Of(Story story, string? from = null) =>
        ResumeSummaries.Of(story.State, story.Context(), StartingChild.First(story.State, from));

    private static string Text(Story story) => string.Join('\n', ResumeText
        .Lines(Of(story), moment => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture))
        .Select(line => $"{line.Title}: {line.Text}"));
}
