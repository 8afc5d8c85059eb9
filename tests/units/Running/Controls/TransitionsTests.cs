using Coro.Engine.Running.Controls;
using static Coro.ChildStatus;

namespace Coro.Tests.Running.Controls;

/// <summary>The table of DESIGN's section 3, every cell. D: done, U: so already, R: refused.</summary>
public sealed class TransitionsTests
{
    private static readonly ChildStatus[] Columns = [Pending, Ready, Active, Completed, Failed, Escalated, Skipped, Cancelled];

    [Theory]
    [InlineData(ChildOperation.Skip, false, "DDDRDDUR")]
    [InlineData(ChildOperation.Skip, true, "DDDRDDUR")]
    [InlineData(ChildOperation.Cancel, false, "DDDRDDRU")]
    [InlineData(ChildOperation.Cancel, true, "DDDRDDRU")]
    [InlineData(ChildOperation.Rerun, false, "RRRDDDDD")]
    [InlineData(ChildOperation.Rerun, true, "RRDDDDDD")]
    [InlineData(ChildOperation.Resume, false, "RRRRDDRR")]
    [InlineData(ChildOperation.Resume, true, "RRRRDDRR")]
    [InlineData(ChildOperation.Accept, false, "RRRRRDRR")]
    [InlineData(ChildOperation.Accept, true, "RRRRRDRR")]
    [InlineData(ChildOperation.Force, false, "RRRUDRUD")]
    [InlineData(ChildOperation.Force, true, "RRRUDRUD")]
    public void Every_operation_does_in_every_status_what_the_table_says(ChildOperation operation, bool force, string row)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            var (verdict, reason) = Transitions.Decide(operation, Columns[i], force, byQualityGate: true);

            verdict.ToString()[..1].ShouldBe(row[i..(i + 1)], $"{operation} of a child that is {Columns[i]}");
            (reason is null).ShouldBe(verdict == ControlVerdict.Done, "whatever is not done says why");
        }
    }

    [Fact]
    public void Only_what_a_quality_gate_escalated_can_be_accepted() =>
        Transitions.Decide(ChildOperation.Accept, Escalated, force: true, byQualityGate: false).Verdict.ShouldBe(ControlVerdict.Refused);
}
