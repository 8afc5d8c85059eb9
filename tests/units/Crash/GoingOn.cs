using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Model;

namespace Coro.Tests.Crash;

/// <summary>Goes on with a campaign from what a power cut left, to its end: the end that it has in any case, with nothing done twice.</summary>
internal static class GoingOn
{
    private static readonly RunOptions Options = new() { Headless = true, StopGrace = TimeSpan.Zero };

    public static async Task CheckAsync(DiskImage image)
    {
        var root = ModelFolder.Create();
        try
        {
            image.WriteTo(root);
            await CheckAsync(root, new(Path.Combine(root, "campaigns", "test")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task CheckAsync(string root, Workspace workspace)
    {
        var done = Done(workspace);
        var steps = Recorded.Behaviour(isWeak: false);
        var engine = new CampaignEngine(root) { Steps = steps };
        var isThere = CampaignFolders.Exists(workspace);
        var result = isThere
            ? await engine.ResumeAsync("test", Options, new Support.FakeHost(), new())
            : await engine.StartAsync(Recorded.Definition(root), null, Options, new Support.FakeHost(), new());
        for (var left = 5; result.ExitCode == ExitCode.AwaitingInput && left > 0; left--)
        {
            await new CampaignControl(root).SubmitAsync("test", new GateRequest { Gate = "checkpoint:capstone", By = "ann" });
            result = await engine.ResumeAsync("test", Options, new Support.FakeHost(), new());
        }

        result.ExitCode.ShouldBe(ExitCode.Success, result.Error);
        var state = CampaignReader.Read(workspace).State;
        foreach (var child in state.Children)
        {
            if (child.Name == "bad")
                child.Status.ShouldBeOneOf(ChildStatus.Failed, ChildStatus.Skipped);
            else
                child.Status.ShouldBe(ChildStatus.Completed, child.Name);
        }

        var again = steps.Requests
            .Select(one => (one.Environment.GetValueOrDefault("CORO_CHILD"), one.Environment.GetValueOrDefault("CORO_ATTEMPT"), one.Step.Name))
            .Where(done.Contains);
        again.ShouldBeEmpty("a step that had succeeded ran again");
    }

    private static HashSet<(string?, string?, string)> Done(Workspace workspace)
    {
        var done = new HashSet<(string?, string?, string)>();
        JournalReader.Read(RealDisk.Instance, workspace.Journal, entry =>
        {
            if (entry.Event is StepEnded { Child: { } child, Outcome: StepOutcome.Success } ended)
                done.Add((child, ended.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture), ended.Step));
        });
        return done;
    }
}
