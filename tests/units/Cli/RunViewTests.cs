using System.Text;
using Coro.Cli.Rendering;
using Coro.Cli.Running;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class RunViewTests : IDisposable
{
    private static readonly CampaignResult Result = new()
    {
        Campaign = Samples.Campaign with { Status = CampaignStatus.Completed },
        ExitCode = ExitCode.Success,
        Phase = "maintenance",
        DecisionLogPath = "/log.md",
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_headless_run_writes_stages_and_notes_as_JSON_and_the_envelope_alone_to_standard_output()
    {
        var context = CommandRun.Context(_folder, out var output, out var error);
        var code = await CampaignRun.RunAsync(context, headless: true, host =>
        {
            Tell(host);
            return Task.FromResult(Result);
        });

        code.ShouldBe(0);
        error.ToString().ShouldBe(
            """
            {"stage":4,"name":"skill-loop","status":"start"}
            {"note":"a \"quoted\"\nnote","level":"warning"}
            {"stage":4,"name":"skill-loop","status":"done"}

            """);
        var line = Text(output);
        line.ShouldStartWith("SKF_CAMPAIGN_RESULT_JSON: {\"status\":\"success\"");
        line.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_headless_halt_puts_the_envelope_on_standard_error_behind_one_halt_line()
    {
        var context = CommandRun.Context(_folder, out var output, out var error);
        var code = await CampaignRun.RunAsync(context, headless: true, host =>
        {
            host.OnStage(new(9, "export", "start"));
            host.OnStage(new(9, "export", "halt", ExitCode.AwaitingInput));
            return Task.FromResult(Result with { ExitCode = ExitCode.AwaitingInput, Phase = "export", Error = "Waits." });
        });

        code.ShouldBe(14);
        Text(output).ShouldBeEmpty();
        var lines = error.ToString().TrimEnd('\n').Split('\n');
        lines[..2].ShouldBe(["""{"stage":9,"name":"export","status":"start"}""", """{"stage":9,"name":"export","status":"halt","exit":14}"""]);
        lines[2].ShouldStartWith("SKF_CAMPAIGN_RESULT_JSON: {\"status\":\"error\",\"exit_code\":14,");
        lines.Length.ShouldBe(3);
    }

    [Fact]
    public async Task An_exception_in_a_headless_run_ends_in_the_envelope_with_its_phase()
    {
        var context = CommandRun.Context(_folder, out _, out var error);
        var code = await CampaignRun.RunAsync(context, headless: true, host =>
        {
            host.OnStage(new(2, "pins", "start"));
            throw new CampaignLockedException("Another process runs it.");
        });

        code.ShouldBe(15);
        var lines = error.ToString().TrimEnd('\n').Split('\n');
        lines[1].ShouldBe("""{"stage":null,"name":"pins","status":"halt","exit":15}""");
        lines[2].ShouldContain("\"phase\":\"pins\",\"error\":{\"code\":\"locked\"");
    }

    [Fact]
    public async Task Without_a_terminal_a_run_is_told_in_plain_lines()
    {
        var context = CommandRun.Context(_folder, out var output, out var error);
        var code = await CampaignRun.RunAsync(context, headless: false, host =>
        {
            Tell(host);
            return Task.FromResult(Result with { ExitCode = ExitCode.ChildrenFailed, Failed = ["api"], Error = "1 child failed." });
        });

        code.ShouldBe(16);
        Text(output).ShouldBe(
            """
            stage 4 skill-loop
              core: AN
              core: completed, score 95
              api: AN (try 2)
              api: failed: exit code 1
            warning: a "quoted" note

            payments-v2: completed after 0s
            children     1 completed, 1 failed, 1 active, 1 pending
            failed       api
            decisions    /log.md

            """);
        error.ToString().ShouldBe("coro: 1 child failed.\n");
    }

    [Fact]
    public async Task On_a_terminal_what_stays_is_there_at_the_end()
    {
        var context = CommandRun.Context(_folder, out var output, out _, new TerminalTraits(IsTerminal: true, Colour: false, Unicode: true));
        await CampaignRun.RunAsync(context, headless: false, host =>
        {
            Tell(host);
            return Task.FromResult(Result);
        });
        Text(output).ShouldContain("✗ api failed: exit code 1");
        Text(output).ShouldContain("payments-v2: completed");
    }

    [Theory]
    [InlineData("cancel\n", "cancel")]
    [InlineData("Ex\n", "export")]
    [InlineData("what?\n\nexport\n", "export")]
    [InlineData(":q\n", null)]
    [InlineData("exit\n", null)]
    public async Task A_person_answers_a_gate_or_leaves(string input, string? choice)
    {
        var context = CommandRun.Context(_folder, out _, out var error, input: input);
        var answer = await Prompt.AskAsync(context, Samples.Overview.Gates[0], CancellationToken.None);
        (answer?.Choice).ShouldBe(choice);
        error.ToString().ShouldStartWith("Write 1 skill? [export/cancel] ");
    }

    [Fact]
    public async Task Whoever_interrupts_a_question_leaves_it_on_a_line_of_its_own()
    {
        using var silent = new SilentReader();
        var context = CommandRun.Context(_folder, out _, out var error, reader: silent);
        var gate = Samples.Overview.Gates[0] with { Question = "Write these?\n  core\n  a\u001b[2Jpi" };
        var answer = Prompt.AskAsync(context, gate, CancellationToken.None).AsTask();
        context.Leaving.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(answer);
        error.ToString().ShouldBe("Write these?\n  core\n  a [2Jpi\n[export/cancel] \n");
    }

    [Fact]
    public async Task A_question_comes_with_its_facts_and_an_answer_may_say_why()
    {
        var context = CommandRun.Context(_folder, out _, out var error, input: "sk not worth it\n");
        var gate = Samples.Overview.Gates[0] with { Question = "api failed. Now what?", Facts = ["why: exit code 1\u001b[2J", "waiting for it: web"], Choices = ["rerun", "skip"] };

        var answer = await Prompt.AskAsync(context, gate, CancellationToken.None);

        (answer!.Choice, answer.Reason).ShouldBe(("skip", "not worth it"));
        error.ToString().ShouldBe("api failed. Now what?\n  why: exit code 1 [2J\n  waiting for it: web\n[rerun/skip] ");
    }

    [Fact]
    public async Task The_line_that_a_withdrawn_question_waited_for_answers_the_next_one()
    {
        using var slow = new SlowReader();
        var context = CommandRun.Context(_folder, out _, out _, reader: slow);
        using var withdrawn = new CancellationTokenSource();
        var first = Prompt.AskAsync(context, Samples.Overview.Gates[0], withdrawn.Token).AsTask();
        await withdrawn.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);

        var second = Prompt.AskAsync(context, Samples.Overview.Gates[0], CancellationToken.None).AsTask();
        slow.Say("cancel");

        (await second)!.Choice.ShouldBe("cancel");
    }

    [Fact]
    public async Task A_line_that_came_too_late_for_its_question_answers_no_other()
    {
        using var slow = new SlowReader();
        var lines = new InputLines(slow);
        using var withdrawn = new CancellationTokenSource();
        var first = lines.ReadAsync(withdrawn.Token);
        await withdrawn.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        slow.Say("export");
        await slow.Taken.WaitAsync(TimeSpan.FromMinutes(1));

        var second = lines.ReadAsync(CancellationToken.None);
        slow.Say("cancel");

        (await second).ShouldBe("cancel");
    }

    [Fact]
    public async Task At_the_end_of_the_input_the_person_has_left()
    {
        var context = CommandRun.Context(_folder, out _, out _, input: "");
        (await Prompt.AskAsync(context, Samples.Overview.Gates[0], CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_question_reaches_the_person_behind_a_live_view()
    {
        var context = CommandRun.Context(
            _folder, out _, out var error, new TerminalTraits(IsTerminal: true, Colour: false, Unicode: true), input: "export\n");
        await CampaignRun.RunAsync(context, headless: false, async host =>
        {
            host.IsInteractive.ShouldBeTrue();
            (await host.AskAsync(Samples.Overview.Gates[0], CancellationToken.None))!.Choice.ShouldBe("export");
            return Result;
        });
        error.ToString().ShouldContain("Write 1 skill?");
    }

    [Fact]
    public async Task A_listener_that_is_gone_does_not_stop_a_run()
    {
        var folder = CommandRun.Context(_folder, out var output, out _);
        var context = new Coro.Cli.CommandContext
        {
            OutStream = output,
            Out = folder.Out,
            Error = new ClosedWriter(),
            In = folder.In,
            CurrentFolder = _folder.Path,
        };
        var code = await CampaignRun.RunAsync(context, headless: true, host =>
        {
            Tell(host);
            return Task.FromResult(Result);
        });
        code.ShouldBe(0);
    }

    private static void Tell(ICampaignHost host)
    {
        host.OnStage(new(4, "skill-loop", "start"));
        host.OnChild(Child("core", ChildStatus.Ready, null, 0));
        host.OnChild(Child("core", ChildStatus.Active, "AN", 1));
        host.OnChild(Child("core", ChildStatus.Active, "AN", 1));
        host.OnChild(Child("core", ChildStatus.Completed, "AN", 1) with { QualityScore = 95 });
        host.OnChild(Child("api", ChildStatus.Active, "AN", 2));
        host.OnChild(Child("api", ChildStatus.Failed, "AN", 2) with { Message = "exit code 1" });
        host.OnNote("a \"quoted\"\nnote", warning: true);
        host.OnStage(new(4, "skill-loop", "done"));
    }

    private static ChildProgress Child(string name, ChildStatus status, string? step, int @try) =>
        new(name, status, step, @try, null, null, Samples.Campaign.Counts);

    private static string Text(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray());

    /// <summary>A person who says nothing for as long as the test lasts.</summary>
    private sealed class SilentReader : StringReader
    {
        private readonly ManualResetEventSlim _over = new();

        public SilentReader()
            : base("")
        {
        }

        public override string? ReadLine()
        {
            _over.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _over.Set();
            base.Dispose(disposing);
        }
    }

    /// <summary>A person who takes time.</summary>
    private sealed class SlowReader() : StringReader("")
    {
        private readonly System.Collections.Concurrent.BlockingCollection<string> _lines = [];
        private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reading;

        /// <summary>Completes when a first line was taken, and was complete before the next one is asked for.</summary>
        public Task Taken => _taken.Task;

        public void Say(string line) => _lines.Add(line);

        public override string? ReadLine()
        {
            var line = _lines.Take();
            if (++_reading == 1)
                _ = Task.Delay(50).ContinueWith(_ => _taken.TrySetResult(), TaskScheduler.Default);
            return line;
        }
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("Broken pipe");
    }
}
