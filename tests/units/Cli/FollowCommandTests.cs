using System.Text;
using System.Text.Json;
using Coro.Cli;
using Coro.Cli.Rendering;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Cli;

public sealed class FollowCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestCampaign _campaign = new();

    public void Dispose()
    {
        _campaign.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Events_are_lines_that_grep_understands()
    {
        _campaign.Steps.On("api/TS", _ => Failure("no luck"));
        await _campaign.StartAsync(Child("core"), Child("api", "core"));

        var run = await Coro("events");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        var lines = run.Out.TrimEnd('\n').Split('\n');
        lines.ShouldAllBe(line => line == line.TrimEnd());
        lines[1][21..].ShouldBe("    #2  children-added         2 children: core, api");
        lines.ShouldContain(line => line.EndsWith("  child-failed           api failed: step TS: no luck"));
        (await Coro("events", "--kind", "child-*", "--since", "10")).Out.TrimEnd('\n').Split('\n').Length.ShouldBe(2);
        (await Coro("events", "--child", "core", "--kind", "step-started")).Out.ShouldNotContain("api");
    }

    [Fact]
    public async Task Events_are_JSON_a_line_for_machines()
    {
        _campaign.Steps.On("a/TS", _ => Success(new() { QualityScore = 95.5m, Findings = [new() { Title = "x", Severity = FindingSeverity.Low }] }));
        await _campaign.StartAsync(Child("a"));

        var run = await Coro("events", "--json");

        var events = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        events.Select(one => one.GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(1, events.Count).Select(number => (long)number));
        var ended = events.Single(one => one.GetProperty("kind").GetString() == "step-ended" && one.GetProperty("step").GetString() == "TS");
        ended.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["campaign", "sequence", "time", "kind", "child", "stage", "step", "attempt", "try", "text", "detail"]);
        ended.GetProperty("stage").GetString().ShouldBe("skill-loop");
        var result = ended.GetProperty("detail").GetProperty("result");
        result.GetProperty("quality_score").GetDecimal().ShouldBe(95.5m);
        result.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("low");
        events[0].GetProperty("child").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Following_ends_with_the_run_and_following_nobody_says_so()
    {
        var running = Hold("a/AN", out var go);
        var run = _campaign.StartAsync(Child("a"));
        await running;
        var following = Coro("events", "--follow", "--json");
        go.SetResult();
        await run;

        var followed = await following;
        followed.ExitCode.ShouldBe(0);
        followed.Error.ShouldBeEmpty();
        var again = await Coro("events", "--follow", "--json");
        again.Out.ShouldBe(followed.Out);
        again.Error.ShouldBe("coro: nobody runs campaign 'test'; this is all that has happened so far.\n");
    }

    [Fact]
    public async Task Logs_are_told_byte_by_byte_with_headings_where_there_are_several()
    {
        Say("a/AN", "out \e[31mred\e[0m\r\n", "err, unended");
        Say("a/TS", "more\n", "");
        await _campaign.StartAsync(Child("a"));

        (await Coro("logs", "--child", "a")).Out.ShouldBe(
            """
            ==> a, attempt 1, step AN, try 1, standard output <==
            out ␛[31mred␛[0m␍
            ==> a, attempt 1, step AN, try 1, standard error <==
            err, unended
            ==> a, attempt 1, step TS, try 1, standard output <==
            more

            """.Replace('␛', '\e').Replace('␍', '\r'));
        (await Coro("logs", "--child", "a", "--step", "AN", "--stdout")).Out.ShouldBe("out \e[31mred\e[0m\r\n");
        (await Coro("logs", "--child", "a", "--stderr")).Out.ShouldBe("err, unended");
        (await Coro("logs", "--child", "a", "--step", "TS", "--stdout", "--stderr")).Out.ShouldBe("more\n");
        (await Coro("logs", "--child", "a", "--tail", "1", "--stdout", "--follow")).Out.ShouldEndWith("standard output <==\nmore\n");
    }

    [Fact]
    public async Task On_a_terminal_logs_can_do_nothing_to_it()
    {
        Say("a/AN", "\e]0;title\aout \e[31mred\e[0m\r\nlast\e[2J", "");
        await _campaign.StartAsync(Child("a"));
        var context = CommandRun.Context(_folder, out var output, out _, new TerminalTraits(IsTerminal: true, Colour: true, Unicode: true));

        (await CoroCommand.InvokeAsync(Args("logs", "--child", "a"), context)).ShouldBe(0);

        Encoding.UTF8.GetString(output.ToArray()).ShouldBe("out red\nlast\n");
    }

    [Theory]
    [InlineData(2, "There is no kind of event 'step-strated'; did you mean 'step-started'?", "events", "--kind", "step-strated")]
    [InlineData(3, "has no child 'corre'; did you mean 'core'?", "events", "--child", "corre")]
    [InlineData(2, "'--since' is '0'. Give it a whole number from 1.", "events", "--since", "0")]
    [InlineData(2, "Option '--kind' is empty", "events", "--kind", "")]
    [InlineData(2, "Give --child or --stage, and not both.", "logs")]
    [InlineData(2, "Give --child or --stage, and not both.", "logs", "--child", "core", "--stage", "capstone")]
    [InlineData(2, "'--tail' is '-1'. Give it a whole number from 0.", "logs", "--child", "core", "--tail", "-1")]
    [InlineData(3, "has no child 'corre'; did you mean 'core'?", "logs", "--child", "corre")]
    [InlineData(3, "has no step 'XX'. Its steps are AN, TS.", "logs", "--child", "core", "--step", "XX")]
    [InlineData(3, "There are attempt 1: AN try 1, TS try 1.", "logs", "--child", "core", "--attempt", "2")]
    [InlineData(2, "There is no stage 'verfy'; did you mean 'verify'?", "logs", "--stage", "verfy")]
    public async Task What_there_is_not_is_refused(int exitCode, string message, params string[] args)
    {
        await _campaign.StartAsync(Child("core"));
        var run = await Coro(args);
        run.ExitCode.ShouldBe(exitCode);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Watching_shows_a_run_in_plain_lines_and_exits_as_it_does()
    {
        _campaign.Steps.On("bad/TS", _ => Failure("no luck"));
        var running = Hold("a/AN", out var go);
        var run = _campaign.StartAsync(Child("a"), Child("bad", "a"), Child("after", "bad"));
        await running;
        var context = CommandRun.Context(_folder, out var output, out var error);
        var (shown, watching) = Watch(context);
        await shown;
        go.SetResult();
        await run;

        (await watching).ShouldBe(7);
        var text = Encoding.UTF8.GetString(output.ToArray());
        text.ShouldStartWith("stage 4 skill-loop\n  a: AN\n  a: TS\n  a: completed\n  bad: AN\n  bad: TS\n  bad: failed: step TS: no luck\n");
        text.ShouldContain("\nexit code    7 dependency-deadlock\n");
        error.ToString().ShouldStartWith("coro: ");
        error.ToString().ShouldContain("after");
    }

    [Fact]
    public async Task Watching_on_a_terminal_can_be_left_at_any_time()
    {
        var running = Hold("a/AN", out var go);
        var run = _campaign.StartAsync(Child("a"));
        await running;
        var context = CommandRun.Context(_folder, out var output, out var error, new TerminalTraits(IsTerminal: true, Colour: false, Unicode: true));
        var (shown, watching) = Watch(context);
        await shown;

        context.Leaving.Cancel();

        (await watching).ShouldBe(130);
        error.ToString().ShouldBe("Stopped watching; the campaign goes on.\n");
        Encoding.UTF8.GetString(output.ToArray()).ShouldContain("● a  AN  ");
        go.SetResult();
        (await run).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task Watching_what_nobody_runs_tells_how_the_last_run_ended()
    {
        await _campaign.StartAsync(Child("a"));
        var run = await Coro("watch");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith("warning: nobody runs campaign 'test'");
        run.Out.ShouldContain("exit code    0 success\n");
    }

    private Task<CommandRun> Coro(params string[] args) => CommandRun.Of(_folder, Args(args));

    private string[] Args(params string[] args) => ["campaign", .. args, "--job", "test", "--root", _campaign.Root];

    private (Task Shown, Task<int> Watching) Watch(CommandContext context)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = new CommandContext
        {
            OutStream = context.OutStream,
            Out = new HearingWriter(context.Out, "AN", shown),
            Error = context.Error,
            In = context.In,
            CurrentFolder = context.CurrentFolder,
            Terminal = context.Terminal,
        };
        context.Leaving.Token.Register(heard.Leaving.Cancel);
        return (shown.Task.WaitAsync(TimeSpan.FromMinutes(1)), CoroCommand.InvokeAsync(Args("watch"), heard));
    }

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

    private void Say(string step, string output, string error) => _campaign.Steps.On(step, (int _) =>
    {
        _campaign.Steps.Write(step, output);
        _campaign.Steps.Write(step, error, LogStream.Error);
        return Success();
    });

    /// <summary>Hears a text being written, wherever its pieces begin and end.</summary>
    private sealed class HearingWriter(TextWriter inner, string text, TaskCompletionSource heard) : TextWriter
    {
        private readonly StringBuilder _said = new();

        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            inner.Write(value);
            if (!heard.Task.IsCompleted && _said.Append(value).ToString().EndsWith(text, StringComparison.Ordinal))
                heard.TrySetResult();
        }

        public override void Flush() => inner.Flush();
    }
}
