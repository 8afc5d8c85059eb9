using System.Text;
using System.Threading.Channels;
using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Following;

public sealed class CampaignLogsTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly List<string> _notes = [];

    public CampaignLogsTests() => _campaign.Settings = _campaign.Settings with
    {
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [Step("AN", retries: 1), Step("TS")] },
            ["B"] = new() { Batch = true, Steps = [Step("QS")] },
        },
        Stages = new() { Capstone = Step("glue") },
    };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task All_tries_of_a_child_are_told_in_order_over_retries_and_reruns()
    {
        Say("a/AN", n => n == 1 ? Failure() : Success());
        Say("a/TS", n => n == 1 ? Failure() : Success());
        Say("b/AN", _ => Success());
        await _campaign.StartAsync(Child("a"), Child("b"));
        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });
        await _campaign.ResumeAsync();

        (await LinesAsync(new() { Child = "a" })).ShouldBe(
        [
            "1 AN 1 Output: a/AN says 1", "1 AN 1 Error: a/AN moans 1", "1 AN 2 Output: a/AN says 2", "1 AN 2 Error: a/AN moans 2",
            "1 TS 1 Output: a/TS says 1", "1 TS 1 Error: a/TS moans 1",
            "2 AN 1 Output: a/AN says 3", "2 AN 1 Error: a/AN moans 3", "2 TS 1 Output: a/TS says 2", "2 TS 1 Error: a/TS moans 2",
        ]);
        (await LinesAsync(new() { Child = "A", Step = "an", Attempt = 1, Try = 2, Streams = LogStream.Error })).ShouldBe(["1 AN 2 Error: a/AN moans 2"]);
        (await LinesAsync(new() { Child = "a", Tail = 3 })).ShouldBe(["2 AN 1 Error: a/AN moans 3", "2 TS 1 Output: a/TS says 2", "2 TS 1 Error: a/TS moans 2"]);
        (await LinesAsync(new() { Child = "a", Attempt = 1, Tail = 100 })).Count.ShouldBe(6);
        (await LinesAsync(new() { Child = "a", Tail = 0 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Following_goes_from_try_to_try_as_they_start_and_ends_with_the_child()
    {
        var (tries, lines) = (Channel.CreateUnbounded<TaskCompletionSource<bool>>(), Channel.CreateUnbounded<string>());
        foreach (var step in (string[])["a/AN", "a/TS"])
        {
            _campaign.Steps.On(step, async _ =>
            {
                var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                await tries.Writer.WriteAsync(end);
                return await end.Task ? Success() : Failure();
            });
        }

        var other = new TaskCompletionSource();
        _campaign.Steps.On("b/AN", async _ =>
        {
            await other.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"), Child("b"));
        var attempt = await tries.Reader.ReadAsync();
        var following = Task.Run(async () =>
        {
            await foreach (var line in new CampaignLogs(_campaign.Root).ReadLinesAsync("test", new() { Child = "a", Follow = true }, _notes.Add))
                await lines.Writer.WriteAsync(Known(line));
        });

        _campaign.Steps.Write("a/AN", "first\nand a half");
        (await Next()).ShouldBe("1 AN 1 Output: first");
        _campaign.Steps.Write("a/AN", "oops\n", LogStream.Error);
        (await Next()).ShouldBe("1 AN 1 Error: oops");
        attempt.SetResult(false);
        (await Next()).ShouldBe("1 AN 1 Output: and a half");
        attempt = await tries.Reader.ReadAsync();
        _campaign.Steps.Write("a/AN", "again\n");
        (await Next()).ShouldBe("1 AN 2 Output: again");
        attempt.SetResult(true);
        attempt = await tries.Reader.ReadAsync();
        _campaign.Steps.Write("a/TS", "done");
        attempt.SetResult(true);
        (await Next()).ShouldBe("1 TS 1 Output: done");

        await following.WaitAsync(TimeSpan.FromMinutes(1));
        run.IsCompleted.ShouldBeFalse("the campaign goes on without the child");
        _notes.ShouldBeEmpty();
        other.SetResult();
        await run;

        async Task<string> Next() => await lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Following_a_child_that_is_started_over_goes_on_with_its_new_attempt()
    {
        var running = new TaskCompletionSource();
        _campaign.Steps.On("a/AN", async cancelled =>
        {
            _campaign.Steps.Write("a/AN", "hm\n");
            if (!running.TrySetResult())
                return Success();
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            _campaign.Steps.Write("a/AN", "ended\n");
            return new(StepOutcome.Cancelled, 143, null, TimeSpan.Zero, null);
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;
        var following = LinesAsync(new() { Child = "a", Follow = true });

        await new CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], Force = true, By = "ann" });
        await run;

        (await following).ShouldBe(["1 AN 1 Output: hm", "1 AN 1 Output: ended", "2 AN 1 Output: hm"]);
    }

    [Fact]
    public async Task Following_a_child_that_has_not_started_waits_for_it()
    {
        var (running, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            running.SetResult();
            await go.Task;
            return Success();
        });
        Say("b/AN", _ => Success());
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"));
        await running.Task;
        var following = LinesAsync(new() { Child = "b", Follow = true });
        go.SetResult();
        await run;

        (await following).ShouldBe(["1 AN 1 Output: b/AN says 1", "1 AN 1 Error: b/AN moans 1"]);
    }

    [Fact]
    public async Task Following_ends_with_the_run_where_the_child_has_not_ended()
    {
        var running = new TaskCompletionSource();
        _campaign.Steps.On("a/AN", async cancelled =>
        {
            _campaign.Steps.Write("a/AN", "working");
            running.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            return new(StepOutcome.Cancelled, 143, null, TimeSpan.Zero, null);
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;
        var following = LinesAsync(new() { Child = "a", Follow = true });

        _campaign.Stop.Request(ExitCode.Interrupted);
        await run;

        (await following).ShouldBe(["1 AN 1 Output: working"]);
    }

    [Fact]
    public async Task The_log_of_a_child_that_ran_in_a_batch_is_the_batchs()
    {
        Say("/QS", _ => Success());
        await _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B));

        (await LinesAsync(new() { Child = "y" })).ShouldBe(["1 QS 1 Output: /QS says 1", "1 QS 1 Error: /QS moans 1"]);
        var chunk = await new CampaignLogs(_campaign.Root).ReadAsync("test", new() { Child = "y", Streams = LogStream.Output }).FirstAsync();
        chunk.Source.ToString().ShouldBe("y, attempt 1, batch 1, step QS, try 1, standard output");
        chunk.IsOneOfSeveral.ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_of_a_stage_has_logs_too()
    {
        Say("/glue", _ => Success());
        await _campaign.StartAsync(Child("a"));

        (await LinesAsync(new() { Stage = "Capstone", Follow = true })).ShouldBe(["1 glue 1 Output: /glue says 1", "1 glue 1 Error: /glue moans 1"]);
        (await LinesAsync(new() { Stage = "verify" })).ShouldBeEmpty();
        _notes.ShouldBe(["nothing has been run for stage 'verify' yet"]);
    }

    [Fact]
    public async Task A_log_is_told_byte_by_byte_whatever_is_in_it()
    {
        var random = new Random(7);
        var content = new byte[300_000];
        random.NextBytes(content);
        content.AsSpan(1000, 150_000).Replace((byte)'\n', (byte)' ');
        _campaign.Steps.On("a/TS", _ =>
        {
            _campaign.Steps.Write("a/TS", "");
            File.WriteAllBytes(_campaign.Steps.Latest("a/TS").OutputLog, content);
            return Success();
        });
        await _campaign.StartAsync(Child("a"));

        var told = new MemoryStream();
        await foreach (var chunk in new CampaignLogs(_campaign.Root).ReadAsync("test", new() { Child = "a" }))
            told.Write(chunk.Bytes.Span);
        told.ToArray().ShouldBe(content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_last_lines_are_the_last_lines_of_all_that_is_there(int seed)
    {
        var random = new Random(seed);
        var all = new StringBuilder();
        foreach (var step in (string[])["a/AN", "a/TS"])
        {
            var (output, error) = (Lines(), Lines());
            all.Append(output).Append(output.EndsWith('\n') || output.Length == 0 ? "" : "\n").Append(error).Append(error.EndsWith('\n') || error.Length == 0 ? "" : "\n");
            _campaign.Steps.On(step, (int _) =>
            {
                _campaign.Steps.Write(step, output);
                _campaign.Steps.Write(step, error, LogStream.Error);
                return Success();
            });
        }

        await _campaign.StartAsync(Child("a"));
        var expected = all.ToString().Split('\n')[..^1];
        foreach (var count in (int[])[0, 1, 2, 3, 5, 10, 100, 2000, 5000, 10_000_000])
        {
            var told = new List<string>();
            await foreach (var line in new CampaignLogs(_campaign.Root).ReadLinesAsync("test", new() { Child = "a", Tail = count }))
                told.Add(line.Text);
            told.ShouldBe(expected.TakeLast(count), $"the last {count}");
        }

        string Lines() => string.Join('\n', Enumerable.Range(0, random.Next(4) == 0 ? 0 : random.Next(4000)).Select(_ => new string('x', random.Next(50))))
            + (random.Next(2) == 0 ? "" : "\n");
    }

    [Fact]
    public async Task A_log_that_is_cut_short_is_told_from_its_start_again()
    {
        var (running, go, lines) = (new TaskCompletionSource(), new TaskCompletionSource(), Channel.CreateUnbounded<string>());
        _campaign.Steps.On("a/AN", async _ =>
        {
            _campaign.Steps.Write("a/AN", "a long first line\n");
            running.SetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await running.Task;
        var following = Task.Run(async () =>
        {
            await foreach (var line in new CampaignLogs(_campaign.Root).ReadLinesAsync("test", new() { Child = "a", Follow = true }))
                await lines.Writer.WriteAsync(line.Text);
        });

        (await lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe("a long first line");
        File.WriteAllText(_campaign.Steps.Latest("a/AN").OutputLog, "anew\n");
        (await lines.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe("anew");
        go.SetResult();
        await run;
        await following;
    }

    [Fact]
    public async Task What_there_is_not_is_refused_with_what_there_is()
    {
        Say("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("late", "a"));

        (await Refusal(new() { Child = "lat" })).ShouldBe("Campaign 'test' has no child 'lat'; did you mean 'late'? Its children are late, a.");
        (await Refusal(new() { Child = "a", Step = "AM" })).ShouldBe("Child 'a' of campaign 'test' has no step 'AM'. Its steps are AN, TS.");
        (await Refusal(new() { Child = "a", Attempt = 2 })).ShouldBe("There is no such try of child 'a'. There are attempt 1: AN try 1 and 2.");
        (await Refusal(new() { Child = "a", Step = "TS" })).ShouldContain("no such try");
        (await Refusal(new() { Stage = "capstoen" })).ShouldStartWith("There is no stage 'capstoen'; did you mean 'capstone'? The stages are setup, ");
        (await Refusal(new())).ShouldContain("not both");
        (await Refusal(new() { Child = "a", Stage = "capstone" })).ShouldContain("not both");
        (await LinesAsync(new() { Child = "late" })).ShouldBeEmpty();
        _notes.ShouldBe(["nothing has been run for child 'late' yet"]);
    }

    [Fact]
    public async Task Logs_that_were_removed_are_missed()
    {
        Say("a/AN", _ => Success());
        await _campaign.StartAsync(Child("a"));
        Directory.Delete(Path.Combine(_campaign.Workspace, "children", "a"), recursive: true);

        (await LinesAsync(new() { Child = "a" })).ShouldBeEmpty();

        _notes.ShouldHaveSingleItem().ShouldBe($"there is no log in {Path.Combine(_campaign.Workspace, "children", "a", "1")}");
    }

    private void Say(string step, Func<int, Coro.Engine.Steps.StepRun> rule) => _campaign.Steps.On(step, tryNumber =>
    {
        _campaign.Steps.Write(step, $"{step} says {tryNumber}\n");
        _campaign.Steps.Write(step, $"{step} moans {tryNumber}\n", LogStream.Error);
        return rule(tryNumber);
    });

    private async Task<List<string>> LinesAsync(LogQuery query)
    {
        var lines = new List<string>();
        await foreach (var line in new CampaignLogs(_campaign.Root).ReadLinesAsync("test", query, _notes.Add))
            lines.Add(Known(line));
        return lines;
    }

    private async Task<string> Refusal(LogQuery query) => (await Should.ThrowAsync<CoroException>(() => LinesAsync(query))).Message;

    private static string Known(CampaignLogLine line) => $"{line.Attempt} {line.Step} {line.Try} {line.Stream}: {line}";
}
