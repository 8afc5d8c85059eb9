using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Stages;

public sealed class ExportTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly string _skill;
    private readonly string _target;

    public ExportTests()
    {
        _skill = Path.Combine(_campaign.Root, "made", "a");
        _target = Path.Combine(_campaign.Root, "skills");
        Directory.CreateDirectory(Path.Combine(_skill, "references"));
        File.WriteAllText(Path.Combine(_skill, "SKILL.md"), "# a");
        File.WriteAllText(Path.Combine(_skill, "references", "api.md"), "api");
        _campaign.Settings = _campaign.Settings with
        {
            Stages = new() { Export = new() { Path = _target }, Capstone = Step("capstone") },
        };
        _campaign.Steps
            .On("a/TS", _ => Success(new() { SkillPath = Path.Combine(_skill, "SKILL.md") }))
            .On("/capstone", _ => Success(new() { SkillPath = _skill }));
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Headless_the_export_is_approved_and_logged()
    {
        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllText(Path.Combine(_target, "a", "references", "api.md")).ShouldBe("api");
        File.Exists(Path.Combine(_target, "test-stack", "SKILL.md")).ShouldBeTrue();
        Directory.GetFileSystemEntries(_target).Length.ShouldBe(2, "no temporary folder stays behind");
        File.ReadAllText(result.DecisionLogPath).ShouldContain("export");
        _campaign.Read().Children.Single(child => child.Name == "a").ExportPath.ShouldBe(Path.Combine(_target, "a"));
    }

    [Fact]
    public async Task A_policy_that_halts_parks_the_campaign_and_a_resume_may_answer()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["export"] = "halt" } };
        var parked = await _campaign.StartAsync(Child("a"));

        parked.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        _campaign.Read().Gates.ShouldHaveSingleItem().Id.ShouldBe("export");
        Directory.Exists(Path.Combine(_target, "a")).ShouldBeFalse();

        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["export"] = "export" } };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        Directory.Exists(Path.Combine(_target, "a")).ShouldBeTrue();
        _campaign.Read().Gates.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_who_cancels_it_ends_the_run_with_11_and_one_who_leaves_with_12()
    {
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => gate.Kind == GateKind.Export ? new("cancel", "ann") : new(gate.Choices[0], "ann"));
        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.ExportCancelled);
        _campaign.Host.Asked.Last().Facts.ShouldContain(fact => fact.StartsWith("a", StringComparison.Ordinal));
        Directory.Exists(Path.Combine(_target, "a")).ShouldBeFalse();

        _campaign.Host = new(_ => null);
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.UserCancelled);

        _campaign.Host = new(gate => new(gate.Choices[0], "ann"));
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        Directory.Exists(Path.Combine(_target, "a")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_skill_that_is_there_already_is_replaced_as_a_whole()
    {
        Directory.CreateDirectory(Path.Combine(_target, "a"));
        File.WriteAllText(Path.Combine(_target, "a", "stale.md"), "old");

        await _campaign.StartAsync(Child("a"));

        File.Exists(Path.Combine(_target, "a", "stale.md")).ShouldBeFalse();
        File.Exists(Path.Combine(_target, "a", "SKILL.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task One_skill_that_cannot_be_written_does_not_keep_the_others_back()
    {
        Directory.CreateDirectory(_target);
        File.WriteAllText(Path.Combine(_target, "a"), "a file where the folder should be");

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        File.Exists(Path.Combine(_target, "test-stack", "SKILL.md")).ShouldBeTrue();
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("a was not exported"));
    }

    [Fact]
    public async Task An_export_path_that_cannot_be_used_is_found_out_before_anything_runs()
    {
        File.WriteAllText(_target, "a file");

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        _campaign.Steps.Started.ShouldBeEmpty();
    }
}
