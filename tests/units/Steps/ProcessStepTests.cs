using System.Diagnostics;
using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Tests.Steps;

/// <summary>Steps as processes, in both ways of starting them.</summary>
public sealed class SpawnedStepTests : ProcessStepTests
{
    internal override IProcessLauncher Launcher => new SpawnLauncher();

    [Fact]
    public async Task Signals_that_the_engine_ignores_work_in_a_step()
    {
        // The runtime ignores SIGPIPE; "yes" would otherwise end with an error of its own.
        await World.Run(World.Shell("(yes; echo $? >&2) | head -n 1; grep SigIgn /proc/self/status >&2"));
        World.Error.ShouldStartWith("141");

        // The C library keeps two further ones to itself.
        if (OperatingSystem.IsLinux())
            World.Error.ShouldMatch("SigIgn:\t[0-9a-f]{8}[08]0000000\n");
    }

    [Fact]
    public async Task It_has_a_session_of_its_own()
    {
        await World.Run(World.Shell("ps -o sid= -p $$; echo $$"));
        var lines = World.Output.Split('\n', StringSplitOptions.TrimEntries);
        lines[0].ShouldBe(lines[1]);
    }
}

/// <summary>The same through pipes.</summary>
public sealed class PipedStepTests : ProcessStepTests
{
    internal override IProcessLauncher Launcher => new PipedLauncher();
}

/// <summary>What holds for a step however it is started.</summary>
public abstract class ProcessStepTests : IDisposable
{

    protected ProcessStepTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the steps of these tests are written for a Unix shell");
        World = new() { Runner = new(TimeProvider.System) { Grace = TimeSpan.FromMilliseconds(200), Launcher = Launcher } };
    }

    internal StepWorld World { get; }

    internal abstract IProcessLauncher Launcher { get; }

    public void Dispose() => World?.Dispose();

    [Fact]
    public async Task A_step_that_ends_with_0_succeeded()
    {
        var run = await World.Run(World.Request("true"));
        run.Outcome.ShouldBe(StepOutcome.Success);
        run.ExitCode.ShouldBe(0);
        run.Message.ShouldBeNull();
        run.Result.ShouldBeNull();
    }

    [Fact]
    public async Task Its_secrets_are_in_no_log_and_in_nothing_that_is_told_of_it()
    {
        var request = World.Request(new StepDefinition
        {
            Name = "S",
            Shell = """echo "with $TOKEN"; printf hun; printf 'ter2 '; echo "no entry for $TOKEN" >&2; echo "{\"message\": \"used $TOKEN\", \"status\": \"failed\"}" > "$CORO_RESULT"; exit 3""",
            Secrets = ["TOKEN"],
        });
        var run = await World.Run(request with { Environment = new Dictionary<string, string>(request.Environment) { ["TOKEN"] = "hunter2" } });
        run.ExitCode.ShouldBe(3);
        run.Message.ShouldBe("used *** (exit code 3)");
        World.Output.ShouldBe("with ***\n*** ");
        World.Error.ShouldBe("no entry for ***\n");
    }

    [Fact]
    public async Task With_secrets_it_is_not_waited_for_what_it_leaves_running()
    {
        var request = World.Request(new StepDefinition { Name = "S", Shell = "echo before; (sleep 300; echo late) & echo $!", Secrets = ["TOKEN"] });
        var run = await World.Run(request with { Environment = new Dictionary<string, string>(request.Environment) { ["TOKEN"] = "hunter2" } });
        run.Outcome.ShouldBe(StepOutcome.Success);
        World.Output.ShouldStartWith("before\n");
    }

    [Fact]
    public async Task Its_output_goes_to_its_logs()
    {
        await World.Run(World.Shell("echo out; echo err >&2"));
        World.Output.ShouldBe("out\n");
        World.Error.ShouldBe("err\n");
    }

    [Fact]
    public async Task Logs_are_added_to_and_never_overwritten()
    {
        World.Write("attempt/S.1.out.log", "before\n");
        await World.Run(World.Shell("echo after"));
        World.Output.ShouldBe("before\nafter\n");
    }

    [Fact]
    public async Task Any_other_exit_code_is_a_failure_and_the_last_error_line_is_told()
    {
        var run = await World.Run(World.Shell("echo oh no >&2; exit 3"));
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.ExitCode.ShouldBe(3);
        run.Message.ShouldBe("exit code 3: oh no");
    }

    [Fact]
    public async Task The_end_by_a_signal_is_128_and_its_number()
    {
        var run = await World.Run(World.Shell("kill -9 $$"));
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.ExitCode.ShouldBe(137);
        run.Message.ShouldNotBeNull().ShouldContain("signal 9");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("\"quoted\" 'twice'")]
    [InlineData("*")]
    [InlineData("$HOME `id` $(id) ; id & | id")]
    [InlineData("line\nbreak\ttab\\backslash")]
    [InlineData("naïve – 日本 😀")]
    public async Task Each_argument_arrives_as_it_was_written(string argument)
    {
        var script = World.Script("args.sh", "#!/bin/sh\necho $#\nprintf '%s' \"$2\"\n");
        await World.Run(World.Request(script, "first", argument, "last"));
        World.Output.ShouldBe("3\n" + argument);
    }

    [Fact]
    public async Task Three_hundred_arguments_arrive()
    {
        var script = World.Script("args.sh", "#!/bin/sh\necho $#\n");
        await World.Run(World.Request([script, .. Enumerable.Repeat("x", 300)]));
        World.Output.ShouldBe("300\n");
    }

    [Fact]
    public async Task A_placeholder_with_anything_in_its_value_stays_one_argument()
    {
        var script = World.Script("args.sh", "#!/bin/sh\necho $#\nprintf '%s' \"$1\"\n");
        var request = World.Request(script, "--name={child.name}!") with
        {
            Placeholders = new Dictionary<string, string> { ["child.name"] = "a b\n\"{child.pin}\" '*" },
        };
        await World.Run(request);
        World.Output.ShouldBe("1\n--name=a b\n\"{child.pin}\" '*!");
    }

    [Fact]
    public async Task It_runs_in_its_folder_with_its_environment_on_top_of_the_engines()
    {
        var request = World.Shell("pwd; echo $X; echo ${HOME:+home}");
        request = request with { Environment = new Dictionary<string, string>(request.Environment) { ["X"] = "a b=c" } };
        await World.Run(request);
        World.Output.ShouldBe($"{World.Folder}\na b=c\nhome\n");
    }

    [Fact]
    public async Task Standard_input_is_empty_unless_a_file_is_given()
    {
        await World.Run(World.Shell("cat; echo end"));
        World.Output.ShouldBe("end\n");
    }

    [Fact]
    public async Task The_kickoff_arrives_on_standard_input()
    {
        var request = World.Shell("cat") with { StandardInputPath = World.Write("kickoff.md", "do\nit") };
        await World.Run(request);
        World.Output.ShouldBe("do\nit");
    }

    [Fact]
    public async Task A_step_need_not_read_its_input()
    {
        var request = World.Shell("exit 0") with { StandardInputPath = World.Write("kickoff.md", new string('x', 1 << 20)) };
        (await World.Run(request)).Outcome.ShouldBe(StepOutcome.Success);
    }

    [Fact]
    public async Task The_process_is_told_of_while_it_can_be_named()
    {
        var told = new List<ProcessIdentity>();
        await World.Runner.RunAsync(
            World.Shell("echo $$; while ! test -e told; do sleep 0.01; done"),
            process => { told.Add(process); World.Write("told", ""); },
            default);
        told.ShouldHaveSingleItem().Pid.ShouldBe(int.Parse(World.Output));
        told[0].Start.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_process_that_nobody_could_be_told_of_is_ended()
    {
        var pid = 0;
        var run = World.Runner.RunAsync(
            World.Shell("sleep 100"), process => { pid = process.Pid; throw new IOException("disk full"); }, default);
        (await Should.ThrowAsync<IOException>(run)).Message.ShouldBe("disk full");
        ProcessTable.Find(pid).ShouldBeNull();
    }

    [Fact]
    public async Task A_step_in_a_broken_encoding_is_fine()
    {
        var run = await World.Run(World.Shell("printf '\\377\\376\\0x\\n' | tee /dev/stderr; exit 1"));
        run.Message.ShouldNotBeNull().ShouldStartWith("exit code 1: ");
        File.ReadAllBytes(Path.Combine(World.Folder, "attempt/S.1.out.log")).ShouldBe([0xFF, 0xFE, 0, (byte)'x', (byte)'\n']);
    }

    [Fact]
    public async Task The_runtimes_own_processes_are_not_disturbed()
    {
        var steps = Enumerable.Range(0, 50).Select(i => World.Run(World.Request(
            new StepDefinition { Name = "S", Run = ["sh", "-c", "exit 7"] }, $"steps/{i}"))).ToList();
        for (var i = 0; i < 20; i++)
        {
            using var process = Process.Start("sh", ["-c", "exit 5"]);
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(5);
        }

        foreach (var run in await Task.WhenAll(steps))
            run.ExitCode.ShouldBe(7);
    }
}
