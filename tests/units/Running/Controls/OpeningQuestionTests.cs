using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running.Controls;

/// <summary>Questions that an edited state file raises: they are listed, and answered, like all others.</summary>
public sealed class OpeningQuestionTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    private string StateFile => Path.Combine(_campaign.Workspace, "_campaign-state.yaml");

    [Fact]
    public async Task A_conflict_is_listed_and_may_be_answered_by_a_process_that_does_not_run_the_campaign()
    {
        await ConflictAsync();
        var gate = _campaign.Read().Gates[0];
        (gate.Id, gate.Kind, gate.Since is null).ShouldBe(("conflict", GateKind.Conflict, false));
        gate.Question.ShouldContain("children.a");

        var request = new GateRequest { Gate = "conflict", Choice = "file", By = "kim", Why = "I know better" };
        Control().Preview("test", request).Outcomes.ShouldHaveSingleItem().Verdict.ShouldBe(ControlVerdict.Done);
        (await Control().SubmitAsync("test", request)).Outcomes.ShouldHaveSingleItem().Verdict.ShouldBe(ControlVerdict.Done);

        _campaign.StatusOf("a").ShouldBe(ChildStatus.Cancelled);
        _campaign.Read().Gates.ShouldNotContain(open => open.Kind == GateKind.Conflict);
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("gate conflict: file, by kim: I know better"));
    }

    [Fact]
    public async Task Nothing_else_can_be_asked_for_before_and_what_was_refused_is_not_done_later()
    {
        await ConflictAsync();

        var refused = await Should.ThrowAsync<AwaitingInputException>(() => Control().SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Skip, Children = ["b"], By = "kim" }));

        refused.Message.ShouldContain("journal, file");
        Directory.EnumerateFiles(Path.Combine(_campaign.Workspace, "control")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("conflict", "journal")]
    [InlineData("conflict", null)]
    public async Task Headless_it_parks_unless_it_was_answered_in_advance(string gate, string? answer)
    {
        await ConflictAsync();
        _campaign.Steps = new();
        if (answer is null)
        {
            (await Should.ThrowAsync<AwaitingInputException>(() => _campaign.ResumeAsync())).Message.ShouldContain("--gate conflict=journal|file");
            return;
        }

        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { [gate] = answer } };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_person_at_the_prompt_is_relieved_by_an_answer_from_elsewhere()
    {
        await ConflictAsync();
        _campaign.Steps = new();
        var asked = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.ResumeAsync();
        await asked.Task;

        (await Control().SubmitAsync("test", new GateRequest { Gate = "conflict", By = "kim" })).Outcomes.ShouldHaveSingleItem().Verdict.ShouldBe(ControlVerdict.Done);

        (await run).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData("keep", "fast")]
    [InlineData("recover", ChildDefinition.DefaultLane)]
    [InlineData(null, "fast")]
    public async Task An_edit_older_than_the_backup_is_kept_unless_somebody_recovers(string? answer, string lane)
    {
        var old = await ParkAsync();
        await Control().SubmitAsync("test", new ThrottleRequest { Throttle = 2, By = "kim" });
        await Control().SubmitAsync("test", new ThrottleRequest { Throttle = 3, By = "kim" });
        File.WriteAllText(StateFile, Edited(old, "  - name: b\n", "lane: standard", "lane: fast"));
        var gate = _campaign.Read().Gates[0];
        (gate.Id, gate.Default).ShouldBe(("recovery", "keep"));
        if (answer is not null)
            await Control().SubmitAsync("test", new GateRequest { Gate = "recovery", Choice = answer, By = "kim" });

        await _campaign.ResumeAsync();

        _campaign.Read().Children.Single(child => child.Name == "b").Lane.ShouldBe(lane);
    }

    private CampaignControl Control() => new(_campaign.Root);

    // The file says that 'a' is called off; meanwhile it was reset to run again.
    private async Task ConflictAsync()
    {
        var old = await ParkAsync();
        await Control().SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "kim" });
        File.WriteAllText(StateFile, Edited(old, "  - name: a\n", "status: failed", "status: cancelled"));
    }

    private async Task<string> ParkAsync()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        return File.ReadAllText(StateFile);
    }

    private static string Edited(string yaml, string after, string from, string to)
    {
        var at = yaml.IndexOf(from, yaml.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        return yaml[..at] + to + yaml[(at + from.Length)..];
    }
}
