using System.Security.Cryptography;
using System.Text.Json;
using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class ControlCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestCampaign _campaign = new();

    // Steps that are processes where the command itself goes on with the campaign, and fakes before.
    public ControlCommandTests() => _campaign.Settings = _campaign.Settings with
    {
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [TestCampaign.Step("AN") with { Run = ["git", "--version"] }] },
            ["slow"] = new() { Steps = [TestCampaign.Step("SL") with { Run = ["git", "--version"] }] },
        },
    };

    public void Dispose()
    {
        _campaign.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("skip", "hard", ChildStatus.Skipped)]
    [InlineData("cancel", "hard", ChildStatus.Cancelled)]
    [InlineData("accept", "hard", ChildStatus.Completed)]
    [InlineData("skip", "bad", ChildStatus.Skipped)]
    [InlineData("cancel", "next", ChildStatus.Cancelled)]
    public async Task A_child_of_a_parked_campaign_is_dealt_with(string command, string child, ChildStatus expected)
    {
        await Park();
        var run = await Coro(command, "--child", child, "--reason", "seen to", "--by", "ann");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe($"{child}: done, now {expected.ToString().ToLowerInvariant()}\n");
        _campaign.StatusOf(child).ShouldBe(expected);
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("ann") && line.Contains("seen to"));
    }

    [Fact]
    public async Task What_is_so_already_is_no_error()
    {
        await Park();
        await Coro("skip", "--child", "bad");
        var again = await Coro("skip", "--child", "bad");
        again.ExitCode.ShouldBe(0);
        again.Out.ShouldBe("bad: unchanged, it is skipped already\n");
    }

    [Fact]
    public async Task A_refusal_is_3_and_does_not_stop_the_others()
    {
        await Park();
        var run = await Coro("skip", "--child", "bda", "--child", "good", "--child", "hard");
        run.ExitCode.ShouldBe(3);
        run.Out.ShouldBe("hard: done, now skipped\n");
        run.ErrorLines.ShouldBe(
        [
            "coro: bda: there is no such child; did you mean 'bad'?",
            "coro: good: it is completed; rerun it if its result is not wanted",
        ]);
        _campaign.StatusOf("hard").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task As_JSON_an_answer_has_the_children_as_they_are_afterwards()
    {
        await Park();
        var run = await Coro("skip", "--child", "hard", "--child", "good", "--child", "nobody", "--json");
        run.ExitCode.ShouldBe(3);
        run.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["by_running_engine", "outcomes"]);
        run.Json.GetProperty("by_running_engine").GetBoolean().ShouldBeFalse();
        var outcomes = run.Json.GetProperty("outcomes");
        outcomes[0].EnumerateObject().Select(member => member.Name).ShouldBe(["target", "verdict", "reason", "child"]);
        outcomes.EnumerateArray().Select(outcome => outcome.GetProperty("verdict").GetString()).ShouldBe(["done", "refused", "refused"]);
        outcomes[0].GetProperty("child").GetProperty("status").GetString().ShouldBe("skipped");
        outcomes[1].GetProperty("child").GetProperty("status").GetString().ShouldBe("completed");
        outcomes[2].GetProperty("child").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("rerun", 2, "ready")]
    [InlineData("resume-child", 1, "active")]
    public async Task A_child_that_starts_again_takes_the_campaign_with_it(string command, int attempt, string afterwards)
    {
        await Park();
        await Coro("accept", "--child", "hard");
        var run = await Coro(command, "--child", "bad", "--headless");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldStartWith(Envelope.Prefix);
        run.ErrorLines[0].ShouldBe($$"""{"note":"bad: done, now {{afterwards}}","level":"info"}""");
        var campaign = _campaign.Read();
        campaign.Campaign.Status.ShouldBe(CampaignStatus.Completed);
        campaign.Children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        campaign.Children.Single(child => child.Name == "bad").Attempt.ShouldBe(attempt);
    }

    [Fact]
    public async Task A_child_of_a_finished_campaign_is_run_again_in_another_lane()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"), TestCampaign.Child("b", "a"));
        var run = await Coro("rerun", "--child", "a", "--lane", "slow", "--downstream");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldStartWith("a: done, now ready\n");
        run.Out.ShouldContain("test: completed");
        _campaign.Read().Children.Select(child => (child.Name, child.Lane, child.Attempt, child.Status)).ShouldBe(
        [
            ("a", "slow", 2, ChildStatus.Completed),
            ("b", ChildDefinition.DefaultLane, 2, ChildStatus.Completed),
        ]);
    }

    [Fact]
    public async Task Without_resuming_a_rerun_only_waits_for_its_turn()
    {
        await Park();
        var run = await Coro("rerun", "--child", "bad", "--no-resume");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldStartWith("bad: done, now ");
        _campaign.StatusOf("bad").IsTerminal().ShouldBeFalse();
        _campaign.StatusOf("next").ShouldBe(ChildStatus.Pending);
    }

    [Fact]
    public async Task A_rerun_that_is_partly_refused_goes_on_with_the_rest_and_says_so_in_the_end()
    {
        await Park();
        await Coro("accept", "--child", "hard");
        var run = await Coro("rerun", "--child", "bad", "--child", "nobody", "--headless");
        run.ExitCode.ShouldBe(3);
        run.Out.ShouldBeEmpty();
        run.ErrorLines[^1].ShouldStartWith(Envelope.Prefix);
        JsonSerializer.Deserialize<JsonElement>(run.ErrorLines[^1][Envelope.Prefix.Length..])
            .GetProperty("exit_code").GetInt32().ShouldBe(3);
        _campaign.StatusOf("next").ShouldBe(ChildStatus.Completed);
    }

    [Fact]
    public async Task A_headless_rerun_that_is_refused_ends_with_the_envelope_and_runs_nothing()
    {
        await Park();
        var run = await Coro("rerun", "--child", "next", "--headless");
        run.ExitCode.ShouldBe(3);
        run.Out.ShouldBeEmpty();
        run.ErrorLines[^1].ShouldContain("next: it has not run yet");
        run.ErrorLines[^1].ShouldStartWith(Envelope.Prefix);
        _campaign.StatusOf("bad").ShouldBe(ChildStatus.Failed);
    }

    [Fact]
    public async Task A_run_and_a_document_of_JSON_exclude_each_other()
    {
        var run = await Coro("rerun", "--child", "bad", "--json");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--no-resume");
    }

    [Theory]
    [InlineData("skip", "bad", "bad", "next")]
    [InlineData("rerun", "bad", "bad", "bad")]
    [InlineData("resume-child", "bad", "bad", "bad")]
    [InlineData("accept", "hard", "hard", "nothing")]
    [InlineData("cancel", "bad", "bad, next", "nothing", "--downstream")]
    public async Task What_if_shows_it_and_leaves_every_byte(
        string command, string child, string touched, string started, params string[] more)
    {
        await Park();
        var before = Bytes();
        var run = await Coro([command, "--child", child, "--what-if", .. more]);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe($"would touch  {touched}\ncould start  {started}\nNothing was changed.\n");
        var json = (await Coro([command, "--child", child, "--what-if", "--json", .. more])).Json;
        json.EnumerateObject().Select(member => member.Name).ShouldBe(["outcomes", "would_touch", "could_start"]);
        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task What_if_tells_of_refusals_too()
    {
        await Park();
        var run = await Coro("accept", "--child", "bad", "--what-if");
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldStartWith("coro: bad: it is failed; only");
    }

    [Fact]
    public async Task An_escalated_child_waits_at_a_gate_and_approving_it_completes_the_child()
    {
        await Park();
        var list = await Coro("gates");
        list.ExitCode.ShouldBe(0, list.Error);
        list.Out.ShouldContain("accept/rerun/skip");
        var gates = (await Coro("gates", "--json")).Json.GetProperty("gates");
        gates.EnumerateArray().Select(gate => gate.GetProperty("id").GetString()).ShouldBe(["quality:hard", "dependency:bad"], ignoreOrder: true);

        var run = await Coro("approve", "--gate", "quality:hard", "--reason", "known");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("quality:hard: done, now completed\n");
        _campaign.StatusOf("hard").ShouldBe(ChildStatus.Completed);
        _campaign.Read().Gates.Select(gate => gate.Id).ShouldBe(["dependency:bad", "deadlock"]);
    }

    [Fact]
    public async Task Denying_a_gate_never_guesses_among_several_choices()
    {
        await Park();
        var several = await Coro("deny", "--gate", "quality:hard");
        several.ExitCode.ShouldBe(2);
        several.Error.ShouldBe("coro: Gate 'quality:hard' can be denied in several ways. Name the choice: rerun or skip.\n");
        (await Coro("deny", "--gate", "quality:hard", "--choice", "accept")).ExitCode.ShouldBe(2);
        (await Coro("deny", "--gate", "quality:hard", "--choice", "skip")).ExitCode.ShouldBe(0);
        _campaign.StatusOf("hard").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task Denying_a_gate_that_can_halt_leaves_a_parked_campaign_as_it_is()
    {
        await Park();
        var run = await Coro("deny", "--gate", "dependency:bad");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("dependency:bad: unchanged, nobody runs it, and it waits as it is\n");
    }

    [Fact]
    public async Task A_choice_that_a_gate_does_not_have_is_refused_with_those_that_it_has()
    {
        await Park();
        var odd = await Coro("deny", "--gate", "dependency:bad", "--choice", "burn");
        odd.ExitCode.ShouldBe(3);
        odd.Error.ShouldStartWith("coro: dependency:bad: 'burn' is none of its choices: rerun, skip, force, halt");
        (await Coro("deny", "--gate", "dependency:bad", "--choice", "skip")).ExitCode.ShouldBe(0);
        (await Coro("approve", "--gate", "quality:hard")).ExitCode.ShouldBe(0);

        var none = await Coro("gates");
        none.ExitCode.ShouldBe(0);
        none.Out.ShouldBeEmpty();
        (await Coro("approve", "--gate", "export")).Error.ShouldBe("coro: export: no gate of that name waits; none waits\n");
    }

    [Fact]
    public async Task A_forced_dependency_lets_what_waits_start_and_stays_failed()
    {
        await Park();
        await Coro("approve", "--gate", "quality:hard");
        var force = await Coro("approve", "--gate", "dependency:bad", "--choice", "Force", "--by", "ann", "--reason", "next needs only its docs");
        force.ExitCode.ShouldBe(0, force.Error);
        force.Out.ShouldBe("dependency:bad: done, now failed; next may start without it\n");

        var status = await Coro("status");
        status.Out.ShouldContain("forced: without bad");
        (await Coro("show", "--child", "next", "--json")).Json.GetProperty("forced")[0].GetString().ShouldBe("bad");
        (await Coro("resume", "--headless")).ExitCode.ShouldBe(0);
        _campaign.StatusOf("next").ShouldBe(ChildStatus.Completed);
        _campaign.StatusOf("bad").ShouldBe(ChildStatus.Failed);
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("bad forced: next may start without it, by ann: next needs only its docs"));
    }

    [Fact]
    public async Task The_throttle_of_a_parked_campaign_counts_from_its_next_run()
    {
        await Park();
        var run = await Coro("throttle", "1");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("campaign: done\n");
        (await Coro("throttle", "0")).ExitCode.ShouldBe(2);
        var odd = await Coro("throttle", "many");
        odd.ExitCode.ShouldBe(2);
        odd.Error.ShouldStartWith("coro: The throttle is 'many'. Give it a whole number from 1.\n");
    }

    [Fact]
    public async Task Whether_a_person_is_asked_can_be_said_of_a_parked_campaign_and_status_shows_it()
    {
        await Park();
        var run = await Coro("interactive", "on", "--by", "ann", "--reason", "a release");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("campaign: done; interactive is on now\n");
        (await Coro("interactive", "on")).Out.ShouldBe("campaign: unchanged, interactive is on already\n");
        (await Coro("status")).Out.ShouldContain("interactive  on: each checkpoint waits for a person");
        (await Coro("status", "--json")).Json.GetProperty("interactive").GetBoolean().ShouldBeTrue();
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("interactive on, by ann: a release"));
        var odd = await Coro("interactive", "perhaps");
        odd.ExitCode.ShouldBe(2);
        odd.Error.ShouldStartWith("coro: 'perhaps' is neither on nor off.");
    }

    [Fact]
    public async Task Stopping_what_nobody_runs_changes_nothing()
    {
        await Park();
        var run = await Coro("stop");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("campaign: unchanged, nobody runs it\n");
    }

    [Fact]
    public async Task A_running_campaign_answers_for_itself_and_stops_when_told()
    {
        var started = new TaskCompletionSource();
        _campaign.Steps.On("a/AN", async cancelled =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            return new(StepOutcome.Cancelled, null, null, TimeSpan.Zero, null);
        });
        var running = Task.Run(() => _campaign.StartAsync(TestCampaign.Child("a"), TestCampaign.Child("b", "a")));
        await started.Task;

        var skip = await Coro("skip", "--child", "b", "--json");
        skip.Json.GetProperty("by_running_engine").GetBoolean().ShouldBeTrue();
        var stop = await Coro("stop", "--now", "--reason", "enough");
        stop.ExitCode.ShouldBe(0, stop.Error);
        stop.Out.ShouldBe("campaign: done\n");
        (await running).ExitCode.ShouldBe(ExitCode.UserCancelled);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task Show_tells_why_each_child_stands_where_it_does_and_whether_a_resume_would_run_it()
    {
        await Park();
        var lines = (await Coro("show")).Out.Split('\n');
        lines.ShouldContain(line => line.StartsWith("  bad: failed, step AN failed in try 1 with exit code 1; on resume it would not run: nothing runs"));
        lines.ShouldContain("  next: pending, it waits for bad, which failed; on resume it would not run: it needs bad, which failed; rerun, skip or force bad");
        lines.ShouldContain(line => line.EndsWith("on resume it waits: somebody has to answer gate 'quality:hard'"));
        lines.ShouldNotContain(line => line.StartsWith("  good: "));

        (await Coro("show", "--explain")).Out.ShouldContain("\n  good: completed, its steps succeeded");
        var child = await Coro("show", "--child", "hard");
        child.Out.ShouldContain("\nwhy          the hard gate zero-critical-high does not let pass: high: leaks keys\n");
        var json = (await Coro("show", "--json")).Json.GetProperty("children");
        json.EnumerateArray().Select(one => one.GetProperty("explanation").GetProperty("on_resume").GetString()).ShouldBe(
            ["would-not-run", "would-not-run", "waits", "would-not-run"]);
    }

    [Fact]
    public async Task A_headless_resume_notes_where_the_campaign_stands_before_anything_else()
    {
        await Park();
        var run = await Coro("resume", "--headless");
        run.ErrorLines.TakeWhile(line => line.StartsWith("{\"note\"")).ShouldBe(
        [
            "{\"note\":\"campaign: test\",\"level\":\"info\"}",
            run.ErrorLines[1],
            "{\"note\":\"stage: 5 batch\",\"level\":\"info\"}",
            "{\"note\":\"children: 1 completed, 1 failed, 1 escalated, 1 pending\",\"level\":\"info\"}",
            "{\"note\":\"next: nothing: waiting for a decision about hard; rerun, accept or skip each, then resume\",\"level\":\"info\"}",
            "{\"note\":\"waiting: next for bad, which failed\",\"level\":\"info\"}",
            "{\"note\":\"gates: quality:hard (accept/rerun/skip); dependency:bad (rerun/skip/force/halt)\",\"level\":\"info\"}",
        ]);
        run.ErrorLines[1].ShouldMatch(@"last run: no\. 1, until \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ: awaiting-input \(14\), waiting for a decision");
    }

    [Fact]
    public async Task A_finished_campaign_says_so_and_how_a_child_is_run_again()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));
        var run = await Coro("resume");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldStartWith("campaign     test is finished; nothing is left to run\n");
        run.Out.ShouldContain("\nto go on     coro campaign rerun --job test --child <name>\n");
    }

    [Fact]
    public async Task A_resume_starts_with_the_child_that_is_named()
    {
        await Park();
        await Coro("accept", "--child", "hard");
        var run = await Coro("resume", "--from", "BAD", "--gate", "from=rerun", "--headless");
        run.ExitCode.ShouldBe(0, run.Error);
        _campaign.Read().Children.Single(child => child.Name == "bad").Attempt.ShouldBe(2);

        var odd = await Coro("resume", "--from", "godo");
        odd.ExitCode.ShouldBe(2);
        odd.Error.ShouldBe("coro: Campaign 'test' has no child 'godo'; did you mean 'good'? Its children are good, bad, next, hard.\n");
        (await Coro("resume", "--from", "")).ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("skip", "No child is named. Give its name, for example: skip api")]
    [InlineData("rerun", "No child is named. Give its name, for example: rerun api")]
    [InlineData("approve", "No gate is named. Give its id, for example: approve quality:api")]
    [InlineData("deny", "No gate is named. Give its id, for example: deny quality:api")]
    public async Task What_is_meant_has_to_be_named(string command, string expected)
    {
        var run = await Coro(command);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    [Fact]
    public async Task Gates_and_children_need_no_options_name()
    {
        await Park();
        var approved = await Coro("approve", "quality:hard", "--reason", "known");
        approved.ExitCode.ShouldBe(0, approved.Error);
        approved.Out.ShouldBe("quality:hard: done, now completed\n");
        var skipped = await Coro("skip", "bad", "--child", "next");
        skipped.ExitCode.ShouldBe(0, skipped.Error);
        skipped.Out.ShouldBe("bad: done, now skipped\nnext: done, now skipped\n");

        var twice = await Coro("deny", "export", "--gate", "plan");
        twice.ExitCode.ShouldBe(2);
        twice.Error.ShouldContain("The gate is named twice");
        (await Coro("skip", "")).ExitCode.ShouldBe(2);
    }

    // 'good' completes, 'bad' fails and holds 'next' back, 'hard' is escalated by the quality gate.
    private Task Park()
    {
        var finding = new Finding { Severity = FindingSeverity.High, Title = "leaks keys" };
        _campaign.Steps
            .On("bad/AN", _ => FakeSteps.Failure())
            .On("hard/AN", _ => FakeSteps.Success(new() { QualityScore = 99, Findings = [finding] }));
        return _campaign.StartAsync(
            TestCampaign.Child("good"), TestCampaign.Child("bad"), TestCampaign.Child("next", "bad"), TestCampaign.Child("hard"));
    }

    private Dictionary<string, string> Bytes() => Directory.EnumerateFiles(_campaign.Root, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    private Task<CommandRun> Coro(params string[] args) =>
        CommandRun.Of(_folder, ["campaign", .. args, "--job", "test", "--root", _campaign.Root]);
}
