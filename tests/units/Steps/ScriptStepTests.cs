using System.Diagnostics;
using System.Text;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Scripts;
using Coro.Tests.Support;

namespace Coro.Tests.Steps;

/// <summary>What the engine makes of a script, whatever runs it.</summary>
public sealed class ScriptStepTests : IDisposable
{
    private readonly StepWorld _world = new();
    private readonly FakeScripts _scripts = new();

    private string Folder => Path.Combine(_world.Folder, "attempt");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task One_that_says_nothing_succeeds_and_leaves_no_file()
    {
        var run = await RunAsync();
        (run.Outcome, run.ExitCode, run.Message, run.Result).ShouldBe((StepOutcome.Success, 0, null, null));
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Each_stream_has_a_log_of_its_own_made_with_its_first_line()
    {
        _scripts.Does = (_, log, _) =>
        {
            log.Write(LogStream.Output, "one");
            log.Write(LogStream.Output, "two\n");
            log.Write(LogStream.Warning, "careful");
            return new();
        };
        await RunAsync();
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order().ShouldBe(["S.1.out.log", "S.1.warning.log"]);
        _world.Output.ShouldBe("one\ntwo\n");
        File.ReadAllText(Path.Combine(Folder, "S.1.warning.log")).ShouldBe("careful\n");
    }

    [Fact]
    public async Task Its_secrets_are_in_no_log_and_in_nothing_that_is_told_of_it()
    {
        _scripts.Does = (_, log, _) =>
        {
            log.Write(LogStream.Output, "with hunter2");
            log.Write(LogStream.Verbose, "hunter2 again");
            return new("no entry for hunter2 (line 1)", 1, Json("""{"findings": [{"severity": "low", "title": "hunter2 is weak"}]}"""));
        };
        var request = Request(new StepDefinition { Name = "S", Script = "…", Secrets = ["TOKEN"] });
        var run = await RunAsync(request with { Environment = new Dictionary<string, string>(request.Environment) { ["TOKEN"] = "hunter2" } });
        run.Message.ShouldBe("no entry for *** (line 1)");
        run.Result!.Findings!.Single().Title.ShouldBe("*** is weak");
        _world.Output.ShouldBe("with ***\n");
        File.ReadAllText(Path.Combine(Folder, "S.1.verbose.log")).ShouldBe("*** again\n");
    }

    [Theory]
    [InlineData("'hello'", null)]
    [InlineData(null, "echo hello")]
    public async Task Without_a_secret_of_its_own_no_step_runs(string? script, string? shell)
    {
        var run = await RunAsync(Request(new StepDefinition { Name = "S", Script = script, Shell = shell, Secrets = ["CORO_TEST_NO_SUCH_SECRET"] }));
        (run.Outcome, run.IsRetryable).ShouldBe((StepOutcome.Failed, false));
        run.Message.ShouldBe(
            "its secret CORO_TEST_NO_SUCH_SECRET is not set in the environment that the campaign runs in; set the variable and resume the campaign");
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_fails_it_and_what_it_gave_before_counts()
    {
        _scripts.Does = (_, _, _) => new("no good (line 3)", 7, Json("""{"quality_score": 50}"""));
        var run = await RunAsync();
        (run.Outcome, run.ExitCode, run.Message).ShouldBe((StepOutcome.Failed, 7, "no good (line 3)"));
        run.Result.ShouldNotBeNull().QualityScore.ShouldBe(50);
    }

    [Fact]
    public async Task One_that_asks_for_a_person_is_believed_whatever_its_error()
    {
        _scripts.Does = (_, _, _) => new("no good", null, Json("""{"status": "escalated", "message": "look"}"""));
        var run = await RunAsync();
        (run.Outcome, run.Message).ShouldBe((StepOutcome.Escalated, "look"));
    }

    [Fact]
    public async Task A_result_that_breaks_the_contract_fails_it()
    {
        _scripts.Does = (_, _, _) => new(Result: Json("""{"quality_score": 101}"""));
        var run = await RunAsync();
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldBe("the result that the script gave is not valid: quality_score: must be between 0 and 100, not 101");
    }

    [Fact]
    public async Task A_file_counts_before_an_object_and_an_object_before_a_line()
    {
        const string line = """X_RESULT_JSON: {"quality_score": 1}""";
        _scripts.Does = (_, log, _) => Write(log, line, new());
        (await RunAsync()).Result!.QualityScore.ShouldBe(1);
        _scripts.Does = (_, log, _) => Write(log, line, new(Result: Json("""{"quality_score": 2}""")));
        (await RunAsync()).Result!.QualityScore.ShouldBe(2);
        _scripts.Does = (_, log, _) =>
        {
            File.WriteAllText(Path.Combine(Folder, "S.1.result.json"), """{"quality_score": 3}""");
            return Write(log, line, new(Result: Json("""{"quality_score": 2}""")));
        };
        (await RunAsync()).Result!.QualityScore.ShouldBe(3);

        static ScriptEnd Write(IScriptLog log, string line, ScriptEnd end)
        {
            log.Write(LogStream.Output, line);
            return end;
        }
    }

    [Fact]
    public async Task A_file_that_an_earlier_run_of_the_same_try_left_does_not_count()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "S.1.result.json"), """{"quality_score": 3}""");
        (await RunAsync()).Result.ShouldBeNull();
    }

    [Fact]
    public async Task A_result_that_is_required_is_missed()
    {
        var run = await RunAsync(Step with { ResultRequired = true });
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldNotBeNull().ShouldStartWith("no result: the script must give an object");
    }

    [Fact]
    public async Task A_log_that_grows_too_large_ends_it_and_grows_no_more()
    {
        _scripts.Does = (_, log, script) =>
        {
            for (var i = 0; i < 30; i++)
                log.Write(LogStream.Verbose, new string('x', 99));
            return script.UntilStopped();
        };
        var run = await RunAsync(limit: 1024);
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldNotBeNull().ShouldContain("S.1.verbose.log grew over the limit of 1024 bytes");
        new FileInfo(Path.Combine(Folder, "S.1.verbose.log")).Length.ShouldBe(1000);
    }

    [Fact]
    public async Task A_timeout_stops_it()
    {
        _scripts.Does = (_, _, script) => script.UntilStopped();
        var run = await RunAsync(Step with { Timeout = TimeSpan.FromMilliseconds(50) });
        run.Outcome.ShouldBe(StepOutcome.TimedOut);
        run.Message.ShouldBe("it took longer than its timeout of 50ms and was ended");
    }

    [Fact]
    public async Task Silence_stops_it_and_words_do_not()
    {
        var written = 0;
        _scripts.Does = (_, log, script) =>
        {
            for (; written < 5; written++)
            {
                log.Write(LogStream.Information, "still here");
                Thread.Sleep(100);
            }

            return script.UntilStopped();
        };
        var run = await RunAsync(Step with { IdleTimeout = TimeSpan.FromSeconds(2) });
        (run.Outcome, written).ShouldBe((StepOutcome.TimedOut, 5));
        run.Message.ShouldNotBeNull().ShouldContain("idle timeout");
    }

    [Fact]
    public async Task Who_cancels_it_is_told_so_and_so_is_the_script()
    {
        using var cancel = new CancellationTokenSource();
        _scripts.Does = (request, _, script) =>
        {
            cancel.Cancel();
            script.UntilStopped();
            return new(request.Context.CancellationToken.IsCancellationRequested ? "it knew" : "it did not know", 9);
        };
        var run = await RunAsync(cancel: cancel.Token);
        (run.Outcome, run.ExitCode).ShouldBe((StepOutcome.Cancelled, 9));
    }

    [Fact]
    public async Task One_that_does_not_stop_is_given_up()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var end = new ManualResetEventSlim();
        FakeScript? running = null;
        _scripts.Does = (_, _, script) =>
        {
            running = script;
            end.Wait(cancelled);
            return new();
        };
        var run = await RunAsync(Step with { Timeout = TimeSpan.FromMilliseconds(20) });
        end.Set();
        run.Outcome.ShouldBe(StepOutcome.TimedOut);
        run.Message.ShouldNotBeNull().ShouldContain("still runs in this PowerShell");
        running.ShouldNotBeNull().IsAbandoned.ShouldBeTrue();
    }

    [Fact]
    public async Task What_it_started_is_ended_and_what_an_earlier_one_left_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells what a thread has started");
        using var earlier = Process.Start("sleep", "100");
        Process? own = null;
        ProcessIdentity? told = null;
        _scripts.Does = (_, _, script) =>
        {
            own = Process.Start("/bin/sh", ["-c", "sleep 100 & wait"]);
            return script.UntilStopped();
        };
        var run = await RunAsync(Step with { Timeout = TimeSpan.FromMilliseconds(500) }, spawned: process => told = process);
        run.Outcome.ShouldBe(StepOutcome.TimedOut);
        (await EndsAsync(own!)).ShouldBeTrue();
        told.ShouldNotBeNull().Pid.ShouldBe(own!.Id);
        earlier.HasExited.ShouldBeFalse();
        earlier.Kill();
    }

    [Fact]
    public async Task Without_anything_that_runs_scripts_it_fails_for_good()
    {
        var run = await new ScriptStepRunner(null, new FakeSteps(), TimeProvider.System).RunAsync(Request(Step), _ => { }, default);
        (run.Outcome, run.IsRetryable).ShouldBe((StepOutcome.Failed, false));
        run.Message.ShouldNotBeNull().ShouldContain("Resume-Campaign");
    }

    private static StepDefinition Step { get; } = new() { Name = "S", Script = "1" };

    private static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);

    private static async Task<bool> EndsAsync(Process process)
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.HasExited;
    }

    private StepRequest Request(StepDefinition step) => _world.Request(step) with
    {
        Context = ending => new(new NoDocuments())
        {
            Campaign = "c",
            JobId = "j",
            Step = "S",
            Attempt = 1,
            Try = 1,
            Workspace = _world.Folder,
            Origin = _world.Folder,
            Variables = new Dictionary<string, string>(),
            CancellationToken = ending,
        },
    };

    private Task<StepRun> RunAsync(StepRequest request) =>
        new ScriptStepRunner(_scripts, _world.Runner, TimeProvider.System).RunAsync(request, _ => { }, default);

    private Task<StepRun> RunAsync(StepDefinition? step = null, long limit = 1 << 20, Action<ProcessIdentity>? spawned = null, CancellationToken cancel = default) =>
        new ScriptStepRunner(_scripts, new FakeSteps(), TimeProvider.System) { Grace = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromMilliseconds(300) }
            .RunAsync(Request(step ?? Step) with { MaxLogBytes = limit }, spawned ?? (_ => { }), cancel);

    private sealed class NoDocuments : IStepDocuments
    {
        public string Folder => throw new NotSupportedException();
        public string Kickoff => throw new NotSupportedException();
        public string KickoffPath => throw new NotSupportedException();
        public string ContextPath => throw new NotSupportedException();
    }
}
