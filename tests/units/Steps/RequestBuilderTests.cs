using System.Text.Json;
using Coro.Engine.Exports;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;
using Coro.Tests.Support;

namespace Coro.Tests.Steps;

public sealed class RequestBuilderTests : IDisposable
{
    private static readonly StepDefinition Step = new() { Name = "AN", Run = ["true"] };

    private readonly TempFolder _folder = new();
    private readonly CampaignState _state = new();
    private readonly Workspace _workspace;
    private readonly StepRequestBuilder _builder;
    private long _sequence;

    public RequestBuilderTests()
    {
        _workspace = new(_folder.In("workspace"));
        Happened(new CampaignCreated("demo", "job-1", new()
        {
            Origin = _folder.Path,
            PersistentFacts = ["tabs are evil"],
            Stages = new() { Export = new() { Path = _folder.In("skills") } },
            Limits = new() { MaxLogBytes = 1234 },
        }));
        Happened(new ChildrenAdded(
        [
            new() { Name = "core", RepoUrl = "https://example.org/core.git", Pin = "2.1.0" },
            new() { Name = "api", Tier = Tier.B, Lane = "deep", DependsOn = [new("core")], Description = "Make it fast.", Tracker = new("github", "acme/shop#4", "https://x") },
        ]));
        Happened(new CommitRecorded("core", "abc"));
        Happened(new AttemptStarted("core", 1, "A"));
        Happened(new StepEnded("core", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new()
        {
            QualityScore = 91.5m,
            SkillPath = "/skills/core",
            Findings = [new() { Severity = FindingSeverity.Low, Title = "thin" }],
        }));
        Happened(new ChildCompleted("core", 1));
        Happened(new AttemptStarted("api", 3, "B"));
        _builder = new(_state, _workspace) { OuterStepId = null, Orders = new("Be brief.", []) };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_childs_step_gets_all_variables_and_its_own()
    {
        var request = _builder.ForChild(
            _state["core"], Step with { Environment = new Dictionary<string, string> { ["X"] = "y", ["CORO_CHILD"] = "z" } }, 2);
        var folder = _workspace.Attempt("core", 1);
        foreach (var name in StepVariables.Names)
            request.Environment.Keys.ShouldContain(name);
        request.Environment["X"].ShouldBe("y");
        request.Environment["CORO_CAMPAIGN"].ShouldBe("demo");
        request.Environment["CORO_JOB_ID"].ShouldBe("job-1");
        request.Environment["CORO_CHILD"].ShouldBe("core");
        request.Environment["CORO_STEP"].ShouldBe("AN");
        request.Environment["CORO_STAGE"].ShouldBe("");
        request.Environment["CORO_ATTEMPT"].ShouldBe("1");
        request.Environment["CORO_TRY"].ShouldBe("2");
        request.Environment["CORO_LANE"].ShouldBe("standard");
        request.Environment["CORO_TIER"].ShouldBe("A");
        request.Environment["CORO_PIN"].ShouldBe("2.1.0");
        request.Environment["CORO_REPO_URL"].ShouldBe("https://example.org/core.git");
        request.Environment["CORO_COMMIT"].ShouldBe("abc");
        request.Environment["CORO_WORKSPACE"].ShouldBe(_workspace.Folder);
        request.Environment["CORO_ORIGIN"].ShouldBe(_folder.Path);
        request.Environment["CORO_EXPORT_PATH"].ShouldBe(_folder.In("skills"));
        request.Environment["CORO_CHILD_FOLDER"].ShouldBe(folder);
        request.Environment["CORO_KICKOFF"].ShouldBe(Path.Combine(folder, "kickoff.md"));
        request.Environment["CORO_CONTEXT"].ShouldBe(Path.Combine(folder, "context.json"));
        request.Environment["CORO_RESULT"].ShouldBe(Path.Combine(folder, "AN.2.result.json"));
        request.Environment["CORO_BATCH_FILE"].ShouldBe("");
        request.OutputLog.ShouldBe(Path.Combine(folder, "AN.2.out.log"));
        request.ErrorLog.ShouldBe(Path.Combine(folder, "AN.2.err.log"));
        request.ResultPath.ShouldBe(request.Environment["CORO_RESULT"]);
        request.WorkingDirectory.ShouldBe(_folder.Path);
        request.TrustedFolders.ShouldBe([_workspace.Folder, _folder.Path, _folder.In("skills")]);
        request.MaxLogBytes.ShouldBe(1234);
        request.StandardInputPath.ShouldBeNull();
    }

    [Fact]
    public void A_try_can_be_named_again_and_no_other_has_its_name()
    {
        var first = _builder.ForChild(_state["core"], Step, 1).Environment["CORO_STEP_ID"];
        new StepRequestBuilder(_state, _workspace) { OuterStepId = null }
            .ForChild(_state["core"], Step, 1).Environment["CORO_STEP_ID"].ShouldBe(first);
        _builder.ForChild(_state["core"], Step, 2).Environment["CORO_STEP_ID"].ShouldNotBe(first);
        _builder.ForChild(_state["api"], Step, 1).Environment["CORO_STEP_ID"].ShouldNotBe(first);
        new StepRequestBuilder(_state, _workspace) { OuterStepId = "outer" }
            .ForChild(_state["core"], Step, 1).Environment["CORO_STEP_ID"].ShouldBe("outer/" + first);
    }

    [Fact]
    public void The_context_holds_the_child_and_its_dependencies_with_their_results()
    {
        var context = Context(_builder.ForChild(_state["api"], Step, 1));
        context.GetProperty("schema").GetString().ShouldBe("coro.context/v1");
        var child = context.GetProperty("child");
        child.GetProperty("name").GetString().ShouldBe("api");
        child.GetProperty("attempt").GetInt32().ShouldBe(3);
        child.GetProperty("lane").GetString().ShouldBe("deep");
        child.GetProperty("tracker").GetProperty("key").GetString().ShouldBe("acme/shop#4");
        child.GetProperty("pin").ValueKind.ShouldBe(JsonValueKind.Null);
        var core = context.GetProperty("dependencies")[0];
        core.GetProperty("name").GetString().ShouldBe("core");
        core.GetProperty("status").GetString().ShouldBe("completed");
        core.GetProperty("quality_score").GetDecimal().ShouldBe(91.5m);
        core.GetProperty("skill_path").GetString().ShouldBe("/skills/core");
        core.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("low");
        context.GetProperty("facts")[0].GetString().ShouldBe("tabs are evil");
        context.GetProperty("directive").GetString().ShouldBe("Be brief.");
        context.GetProperty("contracts").GetArrayLength().ShouldBe(0);
        context.GetProperty("insights").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void The_kickoff_says_the_same_to_a_reader()
    {
        var kickoff = Text(_builder.ForChild(_state["api"], Step, 1), "kickoff.md");
        kickoff.ShouldContain("# api");
        kickoff.ShouldContain("Make it fast.");
        kickoff.ShouldContain("| core | completed | 2.1.0 | 91.5 |");
        kickoff.ShouldContain("- tabs are evil");
        kickoff.ShouldContain("Be brief.");
    }

    [Fact]
    public void Kickoff_and_context_are_written_once_an_attempt_and_again_when_they_would_differ()
    {
        var child = _state["api"];
        _builder.ForChild(child, Step, 1).Files.Count.ShouldBe(2);
        _builder.ForChild(child, Step, 2).Files.ShouldBeEmpty();
        _builder.Orders = new("Be long.", []);
        _builder.ForChild(child, Step, 3).Files.Count.ShouldBe(2);
        Happened(new StepEnded("api", 3, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new() { BriefPath = "/b" }));
        Context(_builder.ForChild(child, Step, 4)).GetProperty("child").GetProperty("brief_path").GetString().ShouldBe("/b");
    }

    [Fact]
    public void A_batch_gets_the_list_of_its_children()
    {
        var request = _builder.ForBatch(7, [_state["api"], _state["core"]], Step with { Run = ["q", "{batch_file}"] }, 1);
        var file = Path.Combine(_workspace.Batch(7), "batch.json");
        request.Environment["CORO_BATCH_FILE"].ShouldBe(file);
        request.Placeholders["batch_file"].ShouldBe(file);
        request.BatchChildren.ShouldBe(["api", "core"]);
        var list = JsonDocument.Parse(Text(request, "batch.json")).RootElement;
        list[0].GetProperty("name").GetString().ShouldBe("api");
        list[1].GetProperty("commit_sha").GetString().ShouldBe("abc");
        Context(request).GetProperty("children").GetArrayLength().ShouldBe(2);
        Context(_builder.ForBatch(8, [_state["api"]], Step, 1))
            .GetProperty("dependencies")[0].GetProperty("name").GetString().ShouldBe("core");
    }

    [Fact]
    public void A_campaign_level_command_gets_all_children_as_they_stand()
    {
        var request = _builder.ForStage("capstone", Step, 1, 1);
        request.Environment["CORO_STAGE"].ShouldBe("capstone");
        request.Environment["CORO_CHILD"].ShouldBe("");
        request.Folder.ShouldBe(_workspace.Stage("capstone", 1));
        Context(request).GetProperty("children")[0].GetProperty("skill_path").GetString().ShouldBe("/skills/core");
        Happened(new ChildFailed("api", 3, "step-failed"));
        Context(_builder.ForStage("capstone", Step, 1, 2))
            .GetProperty("children")[1].GetProperty("status").GetString().ShouldBe("failed");
    }

    [Fact]
    public void A_campaign_level_command_gets_the_skills_and_what_the_stages_before_it_made()
    {
        Happened(new ArchitectureFound("/docs/architecture.md"));
        Happened(new StageResultRecorded("capstone", StepOutcome.Success, null, new() { SkillPath = "/stack" }));
        Happened(new StageResultRecorded("verify", StepOutcome.Success, null, new()
        {
            ReportPath = "/report.md",
            OverallVerdict = VerificationVerdict.Verified,
        }));

        var request = _builder.ForStage("refine", Step, 1, 1);

        request.IsCampaignLevel.ShouldBeTrue();
        request.Environment["CORO_ARCHITECTURE_DOC"].ShouldBe("/docs/architecture.md");
        request.Environment["CORO_STACK_SKILL"].ShouldBe("/stack");
        request.Environment["CORO_VERIFICATION_REPORT"].ShouldBe("/report.md");
        request.Environment["CORO_SKILLS_FILE"].ShouldBe(Path.Combine(request.Folder, "skills.json"));
        var skill = JsonDocument.Parse(Text(request, "skills.json")).RootElement.EnumerateArray().ShouldHaveSingleItem();
        skill.GetProperty("name").GetString().ShouldBe("core");
        skill.GetProperty("skill_path").GetString().ShouldBe("/skills/core");
        var campaign = Context(request).GetProperty("campaign");
        campaign.GetProperty("architecture_doc_path").GetString().ShouldBe("/docs/architecture.md");
        campaign.GetProperty("capstone").GetProperty("skill_path").GetString().ShouldBe("/stack");
        campaign.GetProperty("verification").GetProperty("overall_verdict").GetString().ShouldBe("Verified");
        campaign.GetProperty("refinement").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_skill_of_a_capstone_that_failed_is_none()
    {
        Happened(new StageResultRecorded("capstone", StepOutcome.Failed, "no", new() { SkillPath = "/stack" }));

        _builder.ForStage("verify", Step, 1, 1).Environment["CORO_STACK_SKILL"].ShouldBe("");
    }

    [Fact]
    public void The_command_of_an_export_gets_the_skill_and_its_place_and_whose_it_is()
    {
        var core = new ExportedSkill("core", _state["core"], "/skills/core/SKILL.md", "/out/core") { Folder = "/skills/core" };
        var stack = new ExportedSkill("demo-stack", null, "/skills/stack", null);
        var step = Step with { Run = ["x", "{skill_path}", "{skill_target}", "{child.name}", "{stage}"] };

        var request = _builder.ForExport(core, [core, stack], step, 1, 1);
        request.Placeholders["skill_path"].ShouldBe("/skills/core");
        request.Placeholders["skill_target"].ShouldBe("/out/core");
        request.Placeholders["child.name"].ShouldBe("core");
        request.Placeholders["stage"].ShouldBe("export");
        request.Environment["CORO_PIN"].ShouldBe(_state["core"].Definition.Pin ?? "");

        request = _builder.ForExport(stack, [core, stack], step, 1, 1);
        request.Placeholders["child.name"].ShouldBe("demo-stack");
        request.Placeholders["skill_target"].ShouldBe("");
    }

    [Fact]
    public void The_kickoffs_text_is_there_where_it_is_asked_for()
    {
        var request = _builder.ForChild(_state["api"], Step with { Run = ["a", "-p", "{kickoff}", "{child.folder}"] }, 1);
        request.Placeholders["kickoff"].ShouldContain("Make it fast.");
        request.Placeholders["child.folder"].ShouldBe(_workspace.Attempt("api", 3));
        _builder.ForChild(_state["api"], Step with { KickoffOnStdin = true }, 1).StandardInputPath
            .ShouldBe(Path.Combine(_workspace.Attempt("api", 3), "kickoff.md"));
    }

    [Fact]
    public void Every_known_placeholder_has_a_value_in_its_scope()
    {
        var skill = new ExportedSkill("core", _state["core"], "/skills/core", "/out/core");
        foreach (var placeholder in Placeholders.Known.Values)
        {
            var step = Step with { Run = ["x", $"{{{placeholder.Name}}}"] };
            if (placeholder.Scope.HasFlag(PlaceholderScope.Child))
                _builder.ForChild(_state["core"], step, 1).Placeholders.Keys.ShouldContain(placeholder.Name);
            if (placeholder.Scope.HasFlag(PlaceholderScope.Batch))
                _builder.ForBatch(1, [_state["core"]], step, 1).Placeholders.Keys.ShouldContain(placeholder.Name);
            if (placeholder.Scope.HasFlag(PlaceholderScope.Campaign))
                _builder.ForStage("verify", step, 1, 1).Placeholders.Keys.ShouldContain(placeholder.Name);
            if (placeholder.Scope.HasFlag(PlaceholderScope.Export))
                _builder.ForExport(skill, [skill], step, 1, 1).Placeholders.Keys.ShouldContain(placeholder.Name);
        }
    }

    private static string Text(StepRequest request, string name) =>
        System.Text.Encoding.UTF8.GetString(request.Files.Single(file => Path.GetFileName(file.Path) == name).Content.Span);

    private static JsonElement Context(StepRequest request) =>
        JsonDocument.Parse(Text(request, "context.json")).RootElement;

    private void Happened(CampaignEvent happened) =>
        Fold.Apply(_state, new(++_sequence, DateTimeOffset.UnixEpoch, happened));
}
