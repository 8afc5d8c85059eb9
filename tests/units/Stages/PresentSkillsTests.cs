using Coro.Tests.Support;

namespace Coro.Tests.Stages;

public sealed class PresentSkillsTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public PresentSkillsTests()
    {
        Write("skills/a/SKILL.md", "# a\n");
        Write("skills/b/notes.md", "no skill\n");
        _campaign.Settings = _campaign.Settings with { Stages = new() { Export = new() { Path = Path.Combine(_campaign.Root, "skills") } } };
    }

    [Fact]
    public async Task Nobody_is_asked_in_a_headless_run_and_all_are_made()
    {
        (await StartAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["a/AN", "b/AN", "a/TS", "b/TS"], ignoreOrder: true);
    }

    [Fact]
    public async Task Those_that_are_kept_are_skipped_with_that_reason()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["present"] = "keep" } };

        (await StartAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["b/AN", "b/TS"]);
        var kept = _campaign.Read().Children.Single(child => child.Name == "a");
        kept.Status.ShouldBe(ChildStatus.Skipped);
        File.ReadAllText(new Engine.State.Workspace(_campaign.Workspace).DecisionLog).ShouldContain("its skill is in");
        _campaign.Read().Gates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_that_are_kept_are_listed_with_those_that_are_made()
    {
        Directory.Delete(Path.Combine(_campaign.Root, "skills", "b"), recursive: true);
        Write("made/b/SKILL.md", "---\nname: b\ndescription: \"new\"\n---\n");
        _campaign.Settings = _campaign.Settings with
        {
            Stages = new() { Export = _campaign.Settings.Stages.Export with { ContextFiles = [Path.Combine(_campaign.Root, "AGENTS.md")] } },
        };
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["present"] = "keep" } };
        _campaign.Steps.On("b/TS", _ => FakeSteps.Success(new() { SkillPath = Path.Combine(_campaign.Root, "made", "b") }));

        (await StartAsync()).ExitCode.ShouldBe(ExitCode.Success);

        var agents = File.ReadAllText(Path.Combine(_campaign.Root, "AGENTS.md"));
        agents.ShouldContain("](skills/a/SKILL.md)");
        agents.ShouldContain("](skills/b/SKILL.md): new");
        File.ReadAllText(Path.Combine(_campaign.Root, "skills", "a", "SKILL.md")).ShouldBe("# a\n");
    }

    [Fact]
    public async Task The_question_can_wait_for_an_answer_from_elsewhere()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["present"] = "halt" } };
        (await StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Read().Gates.ShouldHaveSingleItem().Choices.ShouldBe(["rebuild", "keep", "halt"]);

        var control = new Engine.CampaignControl(_campaign.Root);
        await control.SubmitAsync("test", new GateRequest { Gate = "present", Choice = "keep", By = "ann" });
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string>() };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["b/AN", "b/TS"]);
    }

    public void Dispose() => _campaign.Dispose();

    private void Write(string name, string text)
    {
        var path = Path.Combine(_campaign.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<CampaignResult> StartAsync() => _campaign.StartAsync(new ChildDefinition { Name = "a" }, new ChildDefinition { Name = "b" });
}
