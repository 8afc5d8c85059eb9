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
        _campaign.Host.Asked.Last().Facts[0].ShouldBe($"a           A      -  {_skill}");
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
        File.WriteAllText(Path.Combine(_target, "a", "SKILL.md"), "old");
        File.WriteAllText(Path.Combine(_target, "a", "stale.md"), "old");

        await _campaign.StartAsync(Child("a"));

        File.Exists(Path.Combine(_target, "a", "stale.md")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(_target, "a", "SKILL.md")).ShouldBe("# a");
    }

    [Fact]
    public async Task One_skill_that_cannot_be_written_does_not_keep_the_others_back()
    {
        _campaign.Steps.On("a/AN", _ =>
        {
            File.WriteAllText(Path.Combine(_target, "a"), "a file where the folder should be");
            return Success();
        });

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        File.Exists(Path.Combine(_target, "test-stack", "SKILL.md")).ShouldBeTrue();
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("a was not exported"));
    }

    [Fact]
    public async Task What_became_of_each_skill_is_in_the_state_the_views_and_the_report()
    {
        _campaign.Steps.On("b/TS", _ =>
        {
            File.WriteAllText(Path.Combine(_target, "b"), "a file where the folder should be");
            return Success(new() { SkillPath = _skill });
        });

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        var children = _campaign.Read().Children;
        (children[0].ExportPath, children[0].ExportProblem).ShouldBe((Path.Combine(_target, "a"), null));
        children[1].ExportPath.ShouldBeNull();
        children[1].ExportProblem.ShouldNotBeNull().ShouldContain("is a file, where a folder is to be");
        File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-state.yaml")).ShouldContain("export_problem: ");
        File.ReadAllText(result.ReportPath!).ShouldContain($"- **b** was not exported: {Path.Combine(_target, "b")} is a file");
        File.ReadAllText(result.DecisionLogPath).ShouldContain("b was not exported");
    }

    [Fact]
    public async Task The_gate_shows_what_would_be_written_and_what_could_not_be()
    {
        Directory.CreateDirectory(Path.Combine(_target, "a"));
        File.WriteAllText(Path.Combine(_target, "a", "SKILL.md"), "old");
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => gate.Kind == GateKind.Export ? null : new(gate.Choices[0], "ann"));
        _campaign.Steps.On("long-name/TS", _ => Success(new() { SkillPath = Path.Combine(_campaign.Root, "gone"), QualityScore = 91 }));

        await _campaign.StartAsync(Child("a"), Child("long-name"));

        var gate = _campaign.Read().Gates.ShouldHaveSingleItem();
        gate.Question.ShouldBe($"Write 3 skills to {_target}?");
        gate.Facts.ShouldBe(
        [
            $"a           A      -  {_skill}  (replaces the one that is there)",
            $"long-name   A     91  {Path.Combine(_campaign.Root, "gone")}  cannot be written: the skill's folder '{Path.Combine(_campaign.Root, "gone")}' does not exist",
            $"test-stack  -      -  {_skill}",
        ]);
    }

    [Fact]
    public async Task A_command_exports_each_skill_and_one_that_fails_does_not_keep_the_others_back()
    {
        Export(new() { Path = _target, Command = Step("export") });
        _campaign.Steps
            .On("a/a", _ => Failure("no luck"))
            .On("b/TS", _ => Success(new() { SkillPath = _skill }))
            .On("b/b", _ => Success(new() { SkillPath = Path.Combine(_campaign.Root, "elsewhere") }));

        (await _campaign.StartAsync(Child("a"), Child("b"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.TakeLast(3).ShouldBe(["a/a", "b/b", "test-stack/test-stack"]);
        Directory.GetFileSystemEntries(_target).ShouldBeEmpty("Coro itself copies nothing");
        var children = _campaign.Read().Children;
        children[0].ExportProblem.ShouldBe("no luck");
        children[1].ExportPath.ShouldBe(Path.Combine(_campaign.Root, "elsewhere"), "where its command says");
    }

    [Fact]
    public async Task A_stop_between_two_exports_runs_no_command_twice()
    {
        Export(new() { Command = Step("export") });
        _campaign.Steps
            .On("b/TS", _ => Success(new() { SkillPath = _skill }))
            .On("a/a", _ =>
            {
                _campaign.Stop.Request(ExitCode.Interrupted);
                return Success();
            });
        (await _campaign.StartAsync(Child("a"), Child("b"))).ExitCode.ShouldBe(ExitCode.Interrupted);

        _campaign.Stop = new();
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        foreach (var step in new[] { "a/a", "b/b", "test-stack/test-stack" })
            _campaign.Steps.Started.Count(started => started == step).ShouldBe(1, step);
        _campaign.Read().Children[0].ExportPath.ShouldBe(_skill, "there is no export folder");
    }

    [Fact]
    public async Task Context_files_list_what_was_exported_and_keep_all_else()
    {
        var agents = Path.Combine(_campaign.Root, "AGENTS.md");
        File.WriteAllText(agents, "# Mine\r\n");
        File.WriteAllText(Path.Combine(_skill, "SKILL.md"), "---\nname: a\ndescription: For all things a.\n---\n");
        Export(new() { Path = _target, ContextFiles = [agents, Path.Combine(_campaign.Root, "CLAUDE.md")] });

        var result = await _campaign.StartAsync(Child("a"));

        var text = File.ReadAllText(agents);
        text.ShouldStartWith("# Mine\r\n\r\n<!-- coro:skills:begin campaign=test -->\r\n");
        text.ShouldContain("- [a](skills/a/SKILL.md): For all things a.\r\n- [test-stack](skills/test-stack/SKILL.md): For all things a.\r\n");
        File.ReadAllText(Path.Combine(_campaign.Root, "CLAUDE.md")).ShouldBe(text["# Mine\r\n\r\n".Length..].Replace("\r\n", "\n"));
        File.ReadAllText(result.ReportPath!).ShouldContain($"- `{agents}` lists them");
    }

    [Fact]
    public async Task A_context_file_that_somebody_broke_meanwhile_is_told_and_left_alone()
    {
        var agents = Path.Combine(_campaign.Root, "AGENTS.md");
        Export(new() { Path = _target, ContextFiles = [agents] });
        _campaign.Steps.On("a/AN", _ =>
        {
            File.WriteAllText(agents, "<!-- coro:skills:begin campaign=test -->\n");
            return Success();
        });

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllText(agents).ShouldBe("<!-- coro:skills:begin campaign=test -->\n");
        _campaign.Host.Notes.ShouldContain($"{agents} does not list the skills: the block that begins in line 1 has no end");
        File.ReadAllText(result.ReportPath!).ShouldContain($"- `{agents}` does not list them: the block that begins in line 1 has no end");
    }

    [Fact]
    public async Task All_that_stands_in_the_way_is_told_before_anything_runs()
    {
        var agents = Path.Combine(_campaign.Root, "AGENTS.md");
        File.WriteAllText(agents, "<!-- coro:skills:end -->\n");
        Directory.CreateDirectory(Path.Combine(_target, "a", ".git"));
        Export(new() { Path = _target, ContextFiles = [agents, Path.Combine(_campaign.Root, "gone", "CLAUDE.md")] });

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        var told = result.Error!.Split('\n');
        told.Length.ShouldBe(3);
        told[0].ShouldContain("is a git repository");
        told[1].ShouldBe($"The context file {agents} cannot be kept up to date: the end of a block in line 1 has no beginning. Mend that, or change stages.export.context_files.");
        told[2].ShouldContain("its folder");
        _campaign.Steps.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_export_path_that_cannot_be_used_is_found_out_before_anything_runs()
    {
        File.WriteAllText(_target, "a file");

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        _campaign.Steps.Started.ShouldBeEmpty();
    }

    private void Export(ExportSettings export) =>
        _campaign.Settings = _campaign.Settings with { Stages = _campaign.Settings.Stages with { Export = export } };
}
