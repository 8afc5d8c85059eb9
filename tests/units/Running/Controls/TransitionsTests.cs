using Coro.Engine;
using Coro.Engine.Running.Controls;
using Coro.Tests.Support;
using static Coro.ChildStatus;

namespace Coro.Tests.Running.Controls;

/// <summary>The table of DESIGN's section 3, every cell; see tests/transitions.</summary>
public sealed class TransitionsTests
{
    private static readonly ChildStatus[] Columns = [Pending, Ready, Active, Completed, Failed, Escalated, Skipped, Cancelled];

    [Theory]
    [MemberData(nameof(TransitionTable.Cells), MemberType = typeof(TransitionTable))]
    public async Task The_engine_does_with_a_child_what_the_table_says(string operation, bool force, string child, string expected)
    {
        using var table = await new TransitionTable().OpenAsync();
        var (before, children) = (table.StatusOf(child), table.Children());

        var answer = await new CampaignControl(table.Root).SubmitAsync(TransitionTable.Campaign, new ChildRequest
        {
            Operation = Enum.Parse<ChildOperation>(operation, ignoreCase: true),
            Children = [child],
            Force = force,
            By = "ann",
        });

        var outcome = answer.Outcomes.ShouldHaveSingleItem();
        outcome.Verdict.ShouldBe(expected switch
        {
            "refused" => ControlVerdict.Refused,
            "unchanged" => ControlVerdict.Unchanged,
            _ => ControlVerdict.Done,
        });
        if (outcome.Verdict == ControlVerdict.Done)
        {
            table.StatusOf(child).ToString().ToLowerInvariant().ShouldBe(expected);
            return;
        }

        outcome.Reason.ShouldNotBeNullOrEmpty("whatever is not done says why");
        table.StatusOf(child).ShouldBe(before);
        table.Children().ShouldBe(children);
        table.Happened().ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_waits_before_another_try_can_be_resumed_while_it_is_active() =>
        Transitions.Decide(ChildOperation.Resume, Active, force: false, byQualityGate: false, waits: true).Verdict.ShouldBe(ControlVerdict.Done);

    [Fact]
    public void What_only_waits_for_its_pull_requests_starts_over_without_force()
    {
        Transitions.Decide(ChildOperation.Rerun, Active, force: false, byQualityGate: false, awaitsMerge: true).Verdict.ShouldBe(ControlVerdict.Done);
        Transitions.Decide(ChildOperation.Resume, Active, force: false, byQualityGate: false, awaitsMerge: true).Reason!.ShouldContain("to be merged");
        Transitions.Decide(ChildOperation.Rerun, Active, force: false, byQualityGate: false, waits: true).Reason!.ShouldContain("waits before another try");
        Transitions.Decide(ChildOperation.Rerun, Active, force: false, byQualityGate: false).Reason!.ShouldContain("it is running");
    }

    // D: done, U: so already, R: refused. The table has the same, where something depends on the child; where nothing does, more is refused:
    // see ForcedDependencyTests.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_what_failed_or_was_cancelled_can_be_forced(bool force)
    {
        const string row = "RRRUDRUD";
        for (var i = 0; i < Columns.Length; i++)
        {
            var (verdict, reason) = Transitions.Decide(ChildOperation.Force, Columns[i], force, byQualityGate: true);
            verdict.ToString()[..1].ShouldBe(row[i..(i + 1)], $"forcing a child that is {Columns[i]}");
            (reason is null).ShouldBe(verdict == ControlVerdict.Done, "whatever is not done says why");
        }
    }
}
