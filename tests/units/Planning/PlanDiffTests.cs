using Coro.Engine.Planning;

namespace Coro.Tests.Planning;

public sealed class PlanDiffTests
{
    [Fact]
    public void Each_child_that_joins_leaves_or_changes_has_a_line()
    {
        ChildDefinition[] before = [new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c" }];
        ChildDefinition[] after =
        [
            new() { Name = "A", Lane = "deep" }, new() { Name = "c" }, new() { Name = "d", DependsOn = [new("a"), new("c", DependencyRequirement.Merged)] },
        ];

        PlanDiff.Of(before, after).ShouldBe(["~ A: lane standard -> deep", "+ d, after a, c (merged)", "- b"]);
    }

    [Fact]
    public void The_same_plan_does_not_differ() =>
        PlanDiff.Of([new() { Name = "a", Locks = ["x"] }], [new() { Name = "a", Locks = ["x"] }]).ShouldBeEmpty();

    [Fact]
    public void Every_part_of_a_child_counts() => PlanDiff.Of(
        [new() { Name = "a" }],
        [new() { Name = "a", Tier = Tier.B, RepoUrl = "r", Pin = "1", DependsOn = [new("b")], Locks = ["l"], Description = "d", Steps = [] }])
        .ShouldBe(["~ a: tier A -> B; repository none -> r; pin none -> 1; depends on none -> b; locks none -> l; another description; other steps"]);
}
