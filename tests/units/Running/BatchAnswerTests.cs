using Coro.Engine.Running;
using Coro.Engine.Steps;

namespace Coro.Tests.Running;

public sealed class BatchAnswerTests
{
    [Fact]
    public void Each_child_gets_its_own_part_of_the_answer()
    {
        var ended = Ended(StepOutcome.Success, new()
        {
            Results = new Dictionary<string, StepResult>
            {
                ["Good"] = new() { QualityScore = 95 },
                ["bad"] = new() { Status = StepOutcome.Failed, Message = "no docs" },
            },
        });

        var good = BatchAnswer.For("good", ended);
        good.Outcome.ShouldBe(StepOutcome.Success);
        good.Result!.QualityScore.ShouldBe(95);
        var bad = BatchAnswer.For("bad", ended);
        bad.Outcome.ShouldBe(StepOutcome.Failed);
        bad.Message.ShouldBe("no docs");
    }

    [Fact]
    public void A_child_that_the_answer_forgets_fails_and_says_why()
    {
        var forgotten = BatchAnswer.For("c", Ended(StepOutcome.Success, new() { Results = new Dictionary<string, StepResult>() }));

        forgotten.Outcome.ShouldBe(StepOutcome.Failed);
        forgotten.Message!.ShouldContain("'c'");
    }

    [Fact]
    public void A_child_that_succeeded_before_its_batch_failed_has_succeeded()
    {
        var ended = Ended(StepOutcome.Failed, new()
        {
            Results = new Dictionary<string, StepResult> { ["a"] = new() { Status = StepOutcome.Success } },
        });

        BatchAnswer.For("a", ended).Outcome.ShouldBe(StepOutcome.Success);
        BatchAnswer.For("b", ended).Outcome.ShouldBe(StepOutcome.Failed);
    }

    [Fact]
    public void An_answer_that_names_no_children_is_every_childs_answer()
    {
        BatchAnswer.For("a", Ended(StepOutcome.Success, null)).Outcome.ShouldBe(StepOutcome.Success);
        BatchAnswer.For("a", Ended(StepOutcome.TimedOut, null)).Outcome.ShouldBe(StepOutcome.TimedOut);
    }

    private static StepRun Ended(StepOutcome outcome, StepResult? result) =>
        new(outcome, outcome == StepOutcome.Success ? 0 : 1, null, TimeSpan.FromSeconds(1), result);
}
