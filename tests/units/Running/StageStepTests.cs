using Coro.Engine.Steps;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What a crash or a halt within a stage may not do: have a step run again that has succeeded.</summary>
public sealed class StageStepTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Activation_steps_that_have_succeeded_are_not_run_again_after_a_crash()
    {
        Activate();
        _campaign.Steps.On("/third", StepRun (int _) => throw new InvalidOperationException("as a crash"));
        await Should.ThrowAsync<InvalidOperationException>(() => _campaign.StartAsync(Child("a")));

        await ResumeAfreshAsync();

        _campaign.Steps.Started.ShouldBe(["/third", "/first", "a/AN", "a/TS"]);
    }

    [Fact]
    public async Task After_a_halt_the_activation_goes_on_with_the_step_that_failed()
    {
        Activate();
        _campaign.Steps.On("/second", _ => Failure());
        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.InvalidState);

        await ResumeAfreshAsync();

        _campaign.Steps.Started.ShouldBe(["/second", "/third", "/first", "a/AN", "a/TS"]);
    }

    [Fact]
    public async Task On_complete_is_not_run_again_when_a_crash_came_right_after_it()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { OnComplete = Step("tell") } };
        await _campaign.StartAsync(Child("a"));
        CutBefore("\"stage-completed\"", "\"maintenance\"");

        await ResumeAfreshAsync();

        _campaign.Steps.Started.ShouldBeEmpty();
        _campaign.Read().Campaign.Status.ShouldBe(CampaignStatus.Completed);
    }

    [Fact]
    public async Task A_capstone_is_not_run_again_when_a_crash_came_right_after_it()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("stack"), Verify = Step("verify") } };
        await _campaign.StartAsync(Child("a"));
        CutBefore("\"stage-completed\"", "\"capstone\"");

        await ResumeAfreshAsync();

        _campaign.Steps.Started.ShouldBe(["/verify"]);
    }

    [Fact]
    public async Task A_stage_that_is_gone_through_again_runs_its_steps_again()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { OnComplete = Step("tell") } };
        await _campaign.StartAsync(Child("a"));
        await new Coro.Engine.CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });

        await ResumeAfreshAsync();

        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "/tell"]);
    }

    // One name is there twice: it is unique in its list only.
    private void Activate() => _campaign.Settings = _campaign.Settings with
    {
        ActivationStepsPrepend = [Step("first"), Step("second"), Step("third")],
        ActivationStepsAppend = [Step("first")],
    };

    private async Task ResumeAfreshAsync()
    {
        _campaign.Steps = new();
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    // As a crash leaves it: the journal ends there, and no state file is newer.
    private void CutBefore(params string[] words)
    {
        var journal = Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl");
        var lines = File.ReadAllLines(journal).TakeWhile(line => !words.All(line.Contains)).ToList();
        File.WriteAllText(journal, string.Join('\n', lines) + "\n");
        File.Delete(Path.Combine(_campaign.Workspace, "_campaign-state.yaml"));
        File.Delete(Path.Combine(_campaign.Workspace, "_campaign-state.yaml.bak"));
    }
}
