using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_version_is_a_number_alone_on_standard_output()
    {
        var run = await CommandRun.Of(_folder, "--version");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldMatch(@"^\d+\.\d+\.\d+\S*\n$");
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'coro' needs a command.")]
    [InlineData("'coro campaign' needs a command.", "campaign")]
    [InlineData("Did you mean 'status' instead of 'stat'?", "campaign", "stat")]
    [InlineData("Did you mean 'resume' instead of 'reusme'?", "campaign", "reusme")]
    [InlineData("Did you mean '--json' instead of '--jsno'?", "campaign", "list", "--jsno")]
    [InlineData("not both", "campaign", "plan", "--brief", "a", "--manifest", "b")]
    [InlineData("exclude each other", "campaign", "resume", "--headless", "--interactive")]
    [InlineData("Option '--brief' is empty", "campaign", "plan", "--brief", "")]
    [InlineData("'--throttle' is '0'", "campaign", "resume", "--throttle", "0")]
    [InlineData("'--throttle' is 'many'", "campaign", "resume", "--throttle", "many")]
    [InlineData("There is no gate 'expotr'; did you mean 'export'?", "campaign", "resume", "--gate", "expotr=halt")]
    [InlineData("for example export=halt", "campaign", "resume", "--gate", "export")]
    [InlineData("Gate 'export' is answered twice", "campaign", "resume", "--gate", "export=halt", "--gate", "export=export")]
    [InlineData("Option '--existing' is 'both'. Give it resume or overwrite.", "campaign", "start", "--existing", "both")]
    [InlineData("The name '../x' contains '/'", "campaign", "start", "--name", "../x")]
    public async Task A_wrong_command_line_exits_with_2_and_says_what_is_meant(string message, params string[] args)
    {
        var run = await CommandRun.Of(_folder, args);
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("coro: ");
        run.Error.ShouldContain(message);
        run.Error.ShouldContain(" --help'.");
    }

    [Fact]
    public async Task Help_names_the_command_as_it_is_typed()
    {
        var run = await CommandRun.Of(_folder, "campaign", "start", "--help");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("coro campaign start [options]");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_that_begins_with_an_at_sign_is_no_file_of_arguments()
    {
        var run = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "@brief.yaml");
        run.ExitCode.ShouldBe(8);
        run.Error.ShouldContain("@brief.yaml");
    }

    [Fact]
    public async Task A_wrong_command_line_of_a_headless_run_ends_in_the_envelope()
    {
        var run = await CommandRun.Of(_folder, "campaign", "start", "--headless", "--throttle", "0");
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.ErrorLines[0].ShouldBe("""{"stage":null,"name":"setup","status":"halt","exit":2}""");
        run.ErrorLines[1].ShouldStartWith("SKF_CAMPAIGN_RESULT_JSON: {\"status\":\"error\",\"exit_code\":2,");
        run.ErrorLines.Count.ShouldBe(2);
    }
}
