using System.Text.Json;
using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Stages;

public sealed class FoundTargetsTests : IDisposable
{
    private const string Requirements = "flask==3.0.3\n    # via -r requirements.in\nblinker==1.8.2\n    # via flask\n";

    private readonly TestCampaign _campaign = new();

    [Fact]
    public async Task Packages_of_a_lock_file_join_those_that_the_brief_names()
    {
        Write("requirements.txt", Requirements);

        var result = await StartAsync(new() { LockFiles = [Path.Combine(_campaign.Root, "requirements.txt")], RepoUrl = null }, Child("blinker") with { Pin = "2.0" });

        result.ExitCode.ShouldBe(ExitCode.Success, result.Error);
        Seen().ShouldBe(["blinker A 2.0 []", "flask A 3.0.3 [blinker]"]);
        var brief = BriefLoader.Load(new Workspace(_campaign.Workspace).Brief).Require();
        brief.Children.Select(child => child.Name).ShouldBe(["blinker", "flask"], "the workspace's brief says what is run");
        _campaign.Host.Notes.ShouldContain(note => note.Contains("1 targets come from requirements.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_brief_may_name_none()
    {
        Write("requirements.txt", Requirements);

        (await StartAsync(new() { LockFiles = [Path.Combine(_campaign.Root, "requirements.txt")] })).ExitCode.ShouldBe(ExitCode.Success);

        Seen().ShouldBe(["blinker B 1.8.2 []", "flask A 3.0.3 [blinker]"]);
    }

    [Fact]
    public async Task A_command_answers_with_targets()
    {
        Answers("""[{"name": "core", "tier": "A", "pin": "1.0"}, {"name": "api", "depends_on": ["core"], "description": "It's \"new\" \ud83d\ude00"}]""");

        (await StartAsync(new() { Command = Step("plan") })).ExitCode.ShouldBe(ExitCode.Success);

        Seen().ShouldBe(["core A 1.0 []", "api A  [core]"]);
        State().Children[1].Definition.Description.ShouldBe("It's \"new\" 😀");
    }

    [Theory]
    [InlineData("""[{"name": "core"}, {"name": "core"}]""", "core", "taken")]
    [InlineData("""[{"name": "a b"}]""", "a b")]
    [InlineData("""[{"name": "core", "depends_on": ["zzz"]}]""", "zzz")]
    [InlineData("""[{"name": "a", "depends_on": ["b"]}, {"name": "b", "depends_on": ["a"]}]""", "cycle")]
    [InlineData("""[{"name": "a", "zzz": 1}]""", "zzz")]
    [InlineData("""{"name": "a"}""", "targets")]
    [InlineData("[]", "target")]
    public async Task What_is_wrong_with_its_answer_halts_before_anything_runs(string children, params string[] told)
    {
        Answers(children);

        var result = await StartAsync(new() { Command = Step("plan") });

        result.ExitCode.ShouldBe(ExitCode.Usage);
        foreach (var word in told)
            result.Error!.ShouldContain(word);
        State().Children.ShouldBeEmpty();
        _campaign.Steps.Started.ShouldBe(["/plan"]);
    }

    [Fact]
    public async Task A_command_that_fails_halts_and_a_resume_asks_it_again_and_nothing_is_found_twice()
    {
        _campaign.Steps.On("/plan", _ => FakeSteps.Failure("no"));
        (await StartAsync(new() { Command = Step("plan") })).ExitCode.ShouldBe(ExitCode.InvalidState);

        Answers("""[{"name": "core"}]""");
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["plan"] = "halt" } };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string>() };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["/plan", "/plan", "core/AN", "core/TS"]);
    }

    [Fact]
    public async Task Nothing_found_is_told()
    {
        Write("requirements.txt", "core==1\n");

        var result = await StartAsync(new() { LockFiles = [Path.Combine(_campaign.Root, "requirements.txt")] }, Child("core"));

        (result.ExitCode, result.Error).ShouldBe((ExitCode.Usage, "stages.strategy found no target that the campaign does not have; look at its lock files or its command"));
    }

    [Fact]
    public async Task A_lock_file_that_is_not_there_is_a_missing_brief() =>
        (await StartAsync(new() { LockFiles = [Path.Combine(_campaign.Root, "go.mod")] })).ExitCode.ShouldBe(ExitCode.MissingBrief);

    public void Dispose() => _campaign.Dispose();

    private void Write(string name, string text)
    {
        var path = Path.Combine(_campaign.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<CampaignResult> StartAsync(StrategySettings strategy, params ChildDefinition[] children)
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Strategy = strategy } };
        return _campaign.StartAsync(children);
    }

    private void Answers(string children)
    {
        var extra = new Dictionary<string, JsonElement> { ["children"] = JsonDocument.Parse(children).RootElement };
        _campaign.Steps.On("/plan", _ => FakeSteps.Success(new StepResult { Extra = extra }));
    }

    private List<string> Seen() =>
    [
        .. State().Children.Select(child =>
            $"{child.Name} {child.Definition.Tier} {child.Definition.Pin} [{string.Join(',', child.Definition.DependsOn.Select(on => on.Child))}]"),
    ];

    private CampaignState State() => CampaignReader.Read(new(_campaign.Workspace), _ => null).State;

    private static ChildDefinition Child(string name) => new() { Name = name };

    private static StepDefinition Step(string name) => new() { Name = name, Run = ["./plan.sh"] };
}
