using System.Diagnostics;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps.Requests;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What an engine that died has left running, and what the next one does about it.</summary>
public sealed class OrphansTests : IDisposable
{
    private static readonly CampaignEvent[] Running = [new AttemptStarted("a", 1, "A"), new StepStarted("a", 1, "AN", 1)];

    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_process_whose_child_was_rerun_by_force_is_ended_before_the_new_attempt_starts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux promises that all of a process tree is found");
        var workspace = new Workspace(_campaign.Workspace);
        using var orphan = Sleep(StepId.Of(workspace, workspace.Attempt("a", 1), "AN", 1));
        await _campaign.LeaveAsync([Child("a")], [.. Running, Spawned(orphan), new ChildReset("a", 2, null, "ann", "it hangs")]);
        var (process, alive) = (ProcessIdentity.Of(orphan.Id)!.Value, true);
        _campaign.Steps.On("a/AN", _ =>
        {
            alive = process.IsAlive;
            return FakeSteps.Success();
        });

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a"]);

        alive.ShouldBeFalse();
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith($"a/AN of attempt 1 was left running as process {orphan.Id}"));
    }

    [Fact]
    public async Task What_a_given_up_try_consumed_counts_although_its_result_does_not()
    {
        await _campaign.LeaveAsync([Child("a")], [.. Running, new ChildReset("a", 2, null, "ann", null)]);
        var folder = Directory.CreateDirectory(new Workspace(_campaign.Workspace).Attempt("a", 1)).FullName;
        File.WriteAllText(
            Path.Combine(folder, "AN.1.result.json"), """{"status": "success", "quality_score": 12, "usage": {"cost_usd": 1.5}}""");

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a"]);

        var child = _campaign.Read().Children.Single();
        (child.Attempt, child.QualityScore, child.Usage?.CostUsd).ShouldBe((2, null, 1.5m));
    }

    [Fact]
    public async Task Who_was_skipped_while_its_batch_ran_has_no_process_any_more_after_a_resume()
    {
        await _campaign.LeaveAsync(
            [Child("x", tier: Tier.B), Child("y", tier: Tier.B)],
            new AttemptStarted("x", 1, "B", 1), new AttemptStarted("y", 1, "B", 1),
            new StepStarted("x", 1, "QS", 1, 1), new StepStarted("y", 1, "QS", 1, 1), new ChildSkipped("x", "ann", null));

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["y"]);

        CampaignReader.Read(new(_campaign.Workspace)).State.Children.ShouldAllBe(child => !child.MayHaveProcess);
    }

    [Fact]
    public async Task A_step_whose_engine_died_before_it_wrote_the_kickoff_gets_one_all_the_same()
    {
        await _campaign.LeaveAsync([Child("a")], Running);

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a"]);

        _campaign.Steps.Requests[0].Files.Select(file => Path.GetFileName(file.Path)).ShouldBe(["kickoff.md", "context.json"]);
    }

    private static CampaignEvent Spawned(Process process) =>
        new StepSpawned("a", 1, "AN", 1, process.Id, ProcessIdentity.Of(process.Id)!.Value.Start);

    private static Process Sleep(string stepId) =>
        Process.Start(new ProcessStartInfo("sleep", "100") { Environment = { ["CORO_STEP_ID"] = stepId } })!;
}
