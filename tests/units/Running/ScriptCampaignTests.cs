using Coro.Tests.Support;

namespace Coro.Tests.Running;

/// <summary>Campaigns whose steps are scripts.</summary>
public sealed class ScriptCampaignTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public ScriptCampaignTests() => _campaign.Settings = _campaign.Settings with
    {
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [new() { Name = "S", Script = "1" }] },
            ["B"] = new() { Batch = true, Steps = [new() { Name = "Q", Script = "2" }] },
        },
    };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Are_refused_where_nothing_runs_scripts_before_there_is_anything()
    {
        var refusal = await Should.ThrowAsync<UsageException>(() => _campaign.StartAsync(TestCampaign.Child("a")));
        refusal.Message.ShouldStartWith("Campaign 'test' has steps that are PowerShell script blocks (pipeline A, step S)");
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }

    [Fact]
    public async Task Are_not_gone_on_with_where_nothing_runs_scripts()
    {
        await _campaign.LeaveAsync([TestCampaign.Child("a")]);
        var before = File.ReadAllBytes(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));
        var refusal = await Should.ThrowAsync<UsageException>(_campaign.ResumeAsync);
        refusal.Message.ShouldContain("Resume-Campaign test");
        File.ReadAllBytes(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl")).ShouldBe(before);
        _campaign.Scripts = new();
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Scripts.Requests.Single().Script.ShouldBe("1");
    }

    [Fact]
    public async Task Are_refused_with_all_that_is_wrong_with_their_scripts()
    {
        _campaign.Scripts = new() { Flaws = ["line 1: nonsense"] };
        var refusal = await Should.ThrowAsync<InvalidInputException>(() => _campaign.StartAsync(TestCampaign.Child("a")));
        refusal.Diagnostics.Select(problem => problem.ToString()).ShouldBe(
        [
            "pipeline A: step 'S': line 1: nonsense [invalid-script]",
            "pipeline B: step 'Q': line 1: nonsense [invalid-script]",
        ]);
    }

    [Fact]
    public async Task Tell_a_script_what_it_is_run_for()
    {
        _campaign.Scripts = new();
        await _campaign.StartAsync(TestCampaign.Child("a"), TestCampaign.Child("b", "a") with { Lane = "deep", Pin = "2.10", Description = "Do it." });
        var context = _campaign.Scripts.Requests[^1].Context;
        (context.Campaign, context.Child, context.Step, context.Attempt, context.Try).ShouldBe(("test", "b", "S", 1, 1));
        (context.Lane, context.Tier, context.Pin, context.Description).ShouldBe(("deep", Tier.A, "2.10", "Do it."));
        context.Dependencies.Select(child => (child.Name, child.Status)).ShouldBe([("a", ChildStatus.Completed)]);
        context.Variables["CORO_CHILD"].ShouldBe("b");
        context.ToString().ShouldBe("b/S");
    }

    [Fact]
    public async Task Tell_a_batch_who_is_in_it()
    {
        _campaign.Scripts = new();
        await _campaign.StartAsync(TestCampaign.Child("a", tier: Tier.B), TestCampaign.Child("b", tier: Tier.B));
        var context = _campaign.Scripts.Requests.Single().Context;
        context.Child.ShouldBeNull();
        context.Children.Select(child => child.Name).ShouldBe(["a", "b"]);
        context.ToString().ShouldBe("batch 1/Q");
    }

    [Fact]
    public async Task Make_kickoff_and_context_when_a_script_asks_and_nothing_else()
    {
        var found = new List<string>();
        _campaign.Scripts = new()
        {
            Does = (request, _, _) =>
            {
                if (request.Context.Child == "asks")
                    found.AddRange([request.Context.Kickoff[..6], File.ReadAllText(request.Context.KickoffPath)[..6], Path.GetFileName(request.Context.ContextPath)]);
                return new();
            },
        };
        await _campaign.StartAsync(TestCampaign.Child("asks"), TestCampaign.Child("silent"));
        found.ShouldBe(["# asks", "# asks", "context.json"]);
        Directory.GetFiles(Path.Combine(_campaign.Workspace, "children", "asks", "1")).Select(file => Path.GetFileName(file)).Order().ShouldBe(["context.json", "kickoff.md"]);
        Directory.Exists(Path.Combine(_campaign.Workspace, "children", "silent")).ShouldBeFalse();
    }

    [Fact]
    public async Task Do_not_take_it_for_a_failure_when_ctrl_c_reaches_a_program_of_a_script()
    {
        _campaign.Options = _campaign.Options with { StopGrace = TimeSpan.FromMinutes(1) };
        _campaign.Scripts = new()
        {
            Does = (_, _, _) =>
            {
                _campaign.Stop.Request(ExitCode.Interrupted);
                return new("it ended with 130", 130);
            },
        };
        (await _campaign.StartAsync(TestCampaign.Child("a"))).ExitCode.ShouldBe(ExitCode.Interrupted);
        _campaign.StatusOf("a").ShouldBe(ChildStatus.Active);
        _campaign.Stop = new();
        _campaign.Scripts!.Does = null;
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task Keep_scripts_and_their_values_in_the_journal()
    {
        _campaign.Scripts = new();
        var step = new StepDefinition { Name = "own", Script = "$using:x", Using = new Dictionary<string, string> { ["x"] = "<Objs y" }, Modules = ["Pester"] };
        await _campaign.StartAsync(TestCampaign.Child("a") with { Steps = [step] });
        var journal = File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));
        journal.ShouldContain("""
            "script":"$using:x","using":{"x":"<Objs y"},"modules":["Pester"]
            """);
        var request = _campaign.Scripts.Requests.Single();
        (request.Script, request.Using!["x"], request.Modules.Single()).ShouldBe(("$using:x", "<Objs y", "Pester"));
    }
}
