using Coro.Engine;
using Coro.Engine.PullRequests;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class MergeWatchTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly FakePullRequests _host = new();
    private readonly LeapingTime _time = new();

    public MergeWatchTests()
    {
        _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Delivery };
        _campaign.PullRequests = new([_host]);
        _campaign.Time = _time;
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_child_is_complete_only_when_its_pull_request_is_merged_and_what_depends_on_it_waits()
    {
        Reports("schema", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Merged);
        var asked = 0;
        _campaign.Steps.On("api/AN", _ =>
        {
            asked = _host.Calls.Count;
            return Success();
        });

        var result = await _campaign.StartAsync(Child("schema"), Child("api", "schema"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        asked.ShouldBe(3);
        var pulled = Find("schema").PullRequests.Single();
        (pulled.Url, pulled.Status).ShouldBe(("fake://repo/1", PullRequestStatus.Merged));
    }

    [Fact]
    public async Task A_waiting_child_holds_no_slot()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1 } };
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open, PullRequestStatus.Merged);
        _host.OnCall = call =>
        {
            // It does not become merged before the other one has run.
            if (call == 1 && !_campaign.Steps.Started.Contains("b/AN"))
                _host.On("fake://repo/1", PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Merged);
        };

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.Completed.ShouldBe(["a", "b"], ignoreOrder: true);
        _campaign.Steps.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_pull_request_fails_its_child()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open, PullRequestStatus.Closed);

        var result = await _campaign.StartAsync(Child("a"));

        result.Failed.ShouldBe(["a"]);
        var child = Find("a");
        child.Reason.ShouldBe("pull-request-closed");
        child.Message!.ShouldContain("fake://repo/1");
    }

    [Fact]
    public async Task A_child_whose_pull_request_is_open_again_is_resumed_without_running_a_step_again()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Closed);
        await _campaign.StartAsync(Child("a"));
        _host.On("fake://repo/1", PullRequestStatus.Merged);

        var answer = await new CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Resume, Children = ["a"], By = "ann" });
        var result = await _campaign.ResumeAsync();

        answer.Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Done);
        result.Completed.ShouldBe(["a"]);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS"]);
    }

    [Fact]
    public async Task Pull_requests_of_one_repository_are_asked_for_together()
    {
        foreach (var n in Enumerable.Range(1, 5))
        {
            Reports($"n{n}", $"fake://repo/{n}");
            _host.On($"fake://repo/{n}", PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Open, PullRequestStatus.Merged);
        }

        Reports("other", "fake://elsewhere/1");
        _host.On("fake://elsewhere/1", PullRequestStatus.Merged);

        await _campaign.StartAsync([Child("other"), .. Enumerable.Range(1, 5).Select(n => Child($"n{n}"))]);

        _host.Calls.ShouldContain(("repo", 5));
        _host.Calls.Count(call => call.Repository == "elsewhere").ShouldBe(1);
    }

    [Fact]
    public async Task It_is_asked_ever_more_seldom_while_nothing_happens()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", [.. Enumerable.Repeat(PullRequestStatus.Open, 9), PullRequestStatus.Merged]);

        await _campaign.StartAsync(Child("a"));

        // The first look sees that it is open, which is news.
        _time.Leaps.Select(leap => (int)Math.Round(leap.TotalSeconds)).ShouldBe([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    }

    [Fact]
    public async Task A_host_that_is_down_is_told_of_once_and_asked_again()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Merged);
        _host.OnCall = call =>
        {
            if (call < 4)
                throw new PullRequestException("no answer");
        };

        var result = await _campaign.StartAsync(Child("a"));

        result.Completed.ShouldBe(["a"]);
        _campaign.Host.Notes.Count(note => note.Contains("no answer")).ShouldBe(1);
    }

    [Fact]
    public async Task A_child_waits_for_its_pull_request_across_a_restart()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open);
        _host.OnCall = call =>
        {
            if (call == 3)
                _campaign.Stop.Request(ExitCode.Interrupted);
        };

        var stopped = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        stopped.ExitCode.ShouldBe(ExitCode.Interrupted);
        var child = Find("a");
        child.Status.ShouldBe(ChildStatus.Active);
        child.WaitingFor!.ShouldStartWith("pull request fake://repo/1 to be merged");

        _host.OnCall = _ => { };
        _host.On("fake://repo/1", PullRequestStatus.Merged);
        _campaign.Stop = new();
        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a", "b"], ignoreOrder: true);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "b/AN", "b/TS"]);
    }

    [Fact]
    public async Task A_child_that_only_waits_for_its_pull_request_is_rerun_without_force_and_it_is_said_that_it_stays_open()
    {
        Reports("a", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open);
        _host.OnCall = call =>
        {
            if (call == 2)
                _campaign.Stop.Request(ExitCode.Interrupted);
        };
        await _campaign.StartAsync(Child("a"));

        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });

        var outcome = answer.Outcomes.Single();
        (outcome.Verdict, outcome.Reason).ShouldBe((ControlVerdict.Done, "its pull request fake://repo/1 stays open; close it if it is not wanted any more"));
        Find("a").PullRequests.ShouldBeEmpty();
        Reports("a", "fake://repo/2");
        _host.OnCall = _ => { };
        _host.On("fake://repo/2", PullRequestStatus.Merged);
        _campaign.Stop = new();
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        Find("a").Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Of_an_address_that_no_adapter_knows_it_is_said_once_and_a_person_says_the_rest()
    {
        Reports("a", "https://forge.example/1");

        var parked = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        parked.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Host.Notes.Count(note => note.Contains("https://forge.example/1")).ShouldBe(1);
        var gate = _campaign.Read().Gates.Single();
        gate.Id.ShouldBe("merge:a");
        gate.Choices.ShouldBe(["merged", "closed", "skip"]);
        Find("a").WaitingFor!.ShouldContain("merge:a");

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "merge:a", Choice = "merged", By = "ann" });
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Notes.Count(note => note.Contains("https://forge.example/1")).ShouldBe(1);
        Find("a").PullRequests.Single().Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Theory]
    [InlineData("merged", ChildStatus.Completed)]
    [InlineData("closed", ChildStatus.Failed)]
    [InlineData("skip", ChildStatus.Skipped)]
    public async Task What_nobody_can_see_may_be_said_in_advance(string choice, ChildStatus status)
    {
        Reports("a", "https://forge.example/1");
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["merge"] = choice } };

        await _campaign.StartAsync(Child("a"));

        _campaign.StatusOf("a").ShouldBe(status);
    }

    [Fact]
    public async Task An_edge_that_requires_merged_waits_even_where_the_child_is_skipped()
    {
        Reports("schema", "fake://repo/1");
        _host.On("fake://repo/1", PullRequestStatus.Open);
        var strictBefore = false;
        _host.OnCall = call =>
        {
            if (call == 2)
                _ = new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Skip, Children = ["schema"], By = "ann" });
            if (!_campaign.Steps.Started.Contains("loose/TS"))
                return;
            strictBefore |= _campaign.Steps.Started.Contains("strict/AN");
            _host.On("fake://repo/1", PullRequestStatus.Merged);
        };

        var result = await _campaign.StartAsync(
            Child("schema"), Child("loose", "schema"), Child("strict") with { DependsOn = [new("schema", DependencyRequirement.Merged)] });

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.StatusOf("schema").ShouldBe(ChildStatus.Skipped);
        strictBefore.ShouldBeFalse();
        _campaign.Steps.Started.ShouldContain("strict/AN");
    }

    [Fact]
    public async Task Skills_are_complete_without_waiting_for_pull_requests()
    {
        _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Skills };
        Reports("a", "fake://repo/1");

        var result = await _campaign.StartAsync(Child("a"));

        result.Completed.ShouldBe(["a"]);
        _host.Calls.ShouldBeEmpty();
    }

    private void Reports(string child, string url) =>
        _campaign.Steps.On($"{child}/TS", _ => Success(new() { PullRequests = [new() { Url = url }] }));

    private CampaignChild Find(string child) => _campaign.Read().Children.Single(one => one.Name == child);
}
