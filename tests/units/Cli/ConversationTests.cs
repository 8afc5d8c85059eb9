using Coro.Cli;
using Coro.Cli.Running;
using Coro.Engine;
using Coro.Engine.Intake;
using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

/// <summary>A start that is given no brief, with everything that is typed.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_goes_from_the_first_question_over_the_plan_to_a_finished_campaign()
    {
        var context = CommandRun.Context(
            _folder, out var output, out var error,
            input: "de mo\ndemo\ncore,,A\napi,,X\napi,,A;core\n\n\n101\n80\n\n\nrun\n");
        var defaults = new CampaignSettings
        {
            Origin = "/team",
            Pipelines = new Dictionary<string, PipelineDefinition> { ["default"] = new() { Steps = [TestCampaign.Step("AN")] } },
        };
        var interview = new StartInterview(_folder.Path, new CampaignStore(_folder.In("root")), defaults);

        await Conversation.HoldAsync(context, interview);
        var engine = new CampaignEngine(_folder.In("root")) { Steps = new FakeSteps() };
        var code = await CampaignRun.RunAsync(
            context, headless: false, host => engine.StartAsync(interview.Definition(), null, new() { StopGrace = TimeSpan.Zero }, host, context.Stop));

        code.ShouldBe(0, error.ToString());
        var lines = error.ToString().Split('\n').ToList();
        lines[..7].ShouldBe(
        [
            "A campaign's name: letters, digits, '.', '_' and '-'.",
            "Campaign name:   the name 'de mo' contains ' '; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed",
            "Campaign name: Targets, one a line: name,repo_url,tier[,pin][;dep1,dep2], for example api,https://example.org/api.git,A;core. An empty line ends the list. Or the path of a manifest.",
            "Target 1: Target 2:   the tier must be A or B, not 'X'",
            "Target 2: Target 3: Which findings of a child wait for a person: zero-critical-high (critical and high ones), zero-critical, or none.",
            "Hard gate [zero-critical-high]: The score from which a child passes, 0 to 100.",
            "Soft target [90]:   must be a score from 0 to 100, not '101'",
        ]);
        lines.ShouldContain("Findings queue: Run 2 children in 2 levels?");
        lines.ShouldContain("  critical path: core -> api");
        new CampaignStore(_folder.In("root")).Read("demo").Children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
    }

    [Theory]
    [InlineData("exit\n")]
    [InlineData("demo\ncancel\n")]
    [InlineData("demo\ncore,,A\n:q\n")]
    [InlineData("demo\ncore,,A\n\nCANCEL\n")]
    [InlineData("demo\ncore,,A\n\n\nexit\n")]
    [InlineData("demo\ncore,,A\n\n\n\n\nexit\n")]
    [InlineData("demo\ncore,,A\n\n\n\n\n")]
    public async Task Whoever_leaves_at_any_question_ends_with_12_and_nothing_is_written(string input)
    {
        var run = await Coro(input, "start");

        run.ExitCode.ShouldBe(12, run.Error);
        run.Error.ShouldContain("nothing was written");
        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_default_pipelines_that_is_said_before_and_after_and_nothing_is_written()
    {
        var run = await Coro("demo\ncore,,A\n\n\n\n\n\n", "start");

        run.ExitCode.ShouldBe(2);
        run.ErrorLines[0].ShouldStartWith("note: there are no default pipelines");
        run.Error.ShouldContain("there is no pipeline for its lane 'standard' or tier A; a campaign without a brief brings none, so put one into ");
        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_answer_is_an_option_and_what_is_given_is_not_asked()
    {
        var run = await Coro(
            "\n", "start", "--name", "demo", "--target", "core,,A", "--target", "api,,A;core", "--hard-gate", "none", "--soft-target", "70",
            "--findings-queue", "f.md");

        run.ExitCode.ShouldBe(2, "there are no pipelines");
        run.Error.ShouldContain("Soft fallback [70]: ");
        run.Error.ShouldNotContain("Campaign name");
        run.Error.ShouldNotContain("Hard gate");
    }

    [Theory]
    [InlineData("--target", "core,,X", "coro: Option '--target' is 'core,,X': the tier must be A or B, not 'X'.\n")]
    [InlineData("--soft-target", "x", "coro: Option '--soft-target' is 'x': must be a score from 0 to 100, not 'x'.\n")]
    [InlineData("--hard-gate", "no", "coro: Option '--hard-gate' is 'no': must be zero-critical-high, zero-critical, none, not 'no'.\n")]
    public async Task A_bad_option_is_refused_with_the_reason_of_a_bad_answer(string option, string value, string told)
    {
        var run = await Coro("", "start", option, value);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(told);
    }

    [Theory]
    [InlineData(8, "start", "--headless")]
    [InlineData(8, "start")]
    [InlineData(8, "start", "--headless", "--name", "demo")]
    [InlineData(2, "start", "--headless", "--target", "core,,A")]
    public async Task Where_nobody_can_be_asked_a_start_without_input_is_refused(int code, params string[] args)
    {
        var run = await Coro("", args);

        run.ExitCode.ShouldBe(code, run.Error);
        if (args.Contains("--headless"))
            run.ErrorLines[^1].ShouldStartWith(Envelope.Prefix);
        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_options_of_the_questions_do_not_go_with_a_brief()
    {
        _folder.Write("b.yaml", "");
        var run = await Coro("", "start", "--brief", "b.yaml", "--target", "core,,A", "--interactive");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--target is for a start without a brief.");
    }

    private async Task<CommandRun> Coro(string input, params string[] args)
    {
        var context = CommandRun.Context(_folder, out var output, out var error, input: input);
        var code = await CoroCommand.InvokeAsync(["campaign", .. args, "--root", _folder.In("root")], context);
        return new(code, System.Text.Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
