using Coro.Engine.State;

namespace Coro.Tests.State;

public sealed class CheckpointPolicyTests
{
    [Theory]
    [InlineData(100, 0.9, 0, 0, false)]
    [InlineData(100, 1, 0, 0, true)]
    [InlineData(100, 5, 1, 1, true)]
    [InlineData(99, 5, 1, 1, false)]
    [InlineData(1, 1, 0, 0.021, false)]
    public void At_most_once_a_second_and_for_a_fiftieth_of_the_run(double run, double sinceLast, double spent, double lastCost, bool due) =>
        CheckpointPolicy.IsDue(
            TimeSpan.FromSeconds(run), TimeSpan.FromSeconds(sinceLast), TimeSpan.FromSeconds(spent), TimeSpan.FromSeconds(lastCost))
            .ShouldBe(due);
}
