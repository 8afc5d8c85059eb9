using Coro.Engine.Steps;
using Coro.Engine.Steps.Processes;

namespace Coro.Tests.Steps;

/// <summary>Commands that cannot be started, and what is said about them.</summary>
public sealed class LaunchFailureTests : IDisposable
{
    private readonly StepWorld _world = new();

    public LaunchFailureTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs of these tests are Unix scripts");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_program_that_does_not_exist() =>
        (await Failure("no-such-program")).ShouldContain("'no-such-program' not found on PATH");

    [Fact]
    public async Task A_program_that_is_in_the_folder_and_not_on_the_path()
    {
        _world.Script("here", "#!/bin/sh\n");
        (await Failure("here")).ShouldContain("write './here'");
    }

    [Fact]
    public async Task A_path_that_does_not_exist() =>
        (await Failure("./missing.sh")).ShouldContain($"program '{_world.Folder}/missing.sh' does not exist");

    [Fact]
    public async Task A_file_that_is_not_executable()
    {
        _world.Write("plain.sh", "#!/bin/sh\n");
        (await Failure("./plain.sh")).ShouldContain("plain.sh' is not executable (chmod +x?)");
    }

    [Fact]
    public async Task A_file_on_the_path_that_is_not_executable()
    {
        _world.Write("bin/plain", "#!/bin/sh\n");
        (await Failure(OnPath("plain", "bin"))).ShouldContain("bin/plain' is not executable");
    }

    [Fact]
    public async Task A_folder()
    {
        Directory.CreateDirectory(Path.Combine(_world.Folder, "dir"));
        (await Failure("./dir")).ShouldContain("dir' is a folder");
    }

    [Fact]
    public async Task A_script_without_a_first_line()
    {
        _world.Script("bare", "echo hi\n");
        (await Failure("./bare")).ShouldContain("first line such as '#!/bin/sh'");
    }

    [Fact]
    public async Task A_script_whose_interpreter_is_missing()
    {
        _world.Script("odd", "#!/no/such/shell -x\n");
        (await Failure("./odd")).ShouldContain("was not found: /no/such/shell -x");
    }

    [Fact]
    public async Task A_script_with_line_ends_of_Windows()
    {
        _world.Script("dos", "#!/bin/sh\r\necho hi\r\n");
        (await Failure("./dos")).ShouldContain("it must end in LF");
    }

    [Fact]
    public async Task An_empty_command() => (await Failure("")).ShouldContain("the command is empty");

    [Fact]
    public async Task A_zero_character() => (await Failure("echo", "a\0b")).ShouldContain("zero character");

    [Fact]
    public async Task An_unknown_placeholder() =>
        (await Failure("echo", "{chlid.name}")).ShouldContain("{chlid.name} means nothing here; for the text itself write {{chlid.name}}");

    [Fact]
    public async Task An_argument_that_is_too_long()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux limits a single argument");
        (await Failure("true", new string('x', 131_072))).ShouldContain("kickoff_on_stdin");
        (await _world.Run(_world.Request("true", new string('x', 131_071)))).Outcome.ShouldBe(StepOutcome.Success);
    }

    [Fact]
    public async Task Arguments_that_are_too_long_together() =>
        (await Failure(["true", .. Enumerable.Repeat(new string('x', 100_000), 100)])).ShouldContain("together larger");

    [Fact]
    public async Task A_working_folder_that_is_gone()
    {
        var run = await _world.Run(_world.Request("/bin/true") with { WorkingDirectory = _world.Folder + "/gone" });
        run.Message.ShouldBe($"the folder that the step runs in does not exist: {_world.Folder}/gone");
    }

    [Fact]
    public async Task A_missing_kickoff_is_another_trys_chance()
    {
        var run = await _world.Run(_world.Request("/bin/true") with { StandardInputPath = "/no/kickoff.md" });
        run.Message.ShouldBe("the file for standard input does not exist: /no/kickoff.md");
        run.IsRetryable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to()
    {
        var blocked = _world.Write("file", "");
        var run = await _world.Run(_world.Request("true") with { Folder = blocked + "/attempt" });
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldNotBeNull().ShouldContain("cannot be written");
    }

    [Fact]
    public async Task The_steps_own_path_counts()
    {
        _world.Script("bin/mine", "#!/bin/sh\necho mine\n");
        (await _world.Run(OnPath("mine", "bin"))).Outcome.ShouldBe(StepOutcome.Success);
        _world.Output.ShouldBe("mine\n");
    }

    [Fact]
    public async Task A_program_that_is_a_folder_on_the_path_is_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(_world.Folder, "a/mine"));
        _world.Script("b/mine", "#!/bin/sh\n");
        (await _world.Run(OnPath("mine", "a:b"))).Outcome.ShouldBe(StepOutcome.Success);
    }

    [Theory]
    [InlineData("run.cmd", "a&b", true)]
    [InlineData("run.BAT", "%PATH%", true)]
    [InlineData("run.bat", "a b", false)]
    [InlineData("run.exe", "a&b", false)]
    public void A_batch_file_gets_no_argument_that_cmd_would_read_as_its_own(string program, string argument, bool refused)
    {
        var check = () => BatchFileArguments.Check(program, [program, argument]);
        if (refused)
            check.ShouldThrow<LaunchFailedException>().Message.ShouldContain("batch file");
        else
            check.ShouldNotThrow();
    }

    private StepRequest OnPath(string program, string path)
    {
        var request = _world.Request(program);
        return request with { Environment = new Dictionary<string, string>(request.Environment) { ["PATH"] = path } };
    }

    private Task<string> Failure(params string[] run) => Failure(_world.Request(run));

    private async Task<string> Failure(StepRequest request)
    {
        var run = await _world.Run(request);
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.ExitCode.ShouldBeNull();
        run.IsRetryable.ShouldBeFalse();
        return run.Message.ShouldNotBeNull();
    }
}
