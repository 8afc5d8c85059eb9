using Coro.Engine.Steps.Answers;

namespace Coro.Tests.Steps;

public sealed class StepVerdictTests
{
    [Theory]
    [InlineData(0, null, StepOutcome.Success)]
    [InlineData(0, StepOutcome.Success, StepOutcome.Success)]
    [InlineData(0, StepOutcome.Failed, StepOutcome.Failed)]
    [InlineData(0, StepOutcome.Escalated, StepOutcome.Escalated)]
    [InlineData(0, StepOutcome.RateLimited, StepOutcome.RateLimited)]
    [InlineData(1, null, StepOutcome.Failed)]
    [InlineData(1, StepOutcome.Success, StepOutcome.Failed)]
    [InlineData(1, StepOutcome.Failed, StepOutcome.Failed)]
    [InlineData(1, StepOutcome.Escalated, StepOutcome.Escalated)]
    [InlineData(1, StepOutcome.RateLimited, StepOutcome.RateLimited)]
    [InlineData(null, null, StepOutcome.Failed)]
    [InlineData(null, StepOutcome.Success, StepOutcome.Failed)]
    public void The_worse_of_exit_code_and_result_counts(int? exitCode, StepOutcome? status, StepOutcome expected)
    {
        var result = new StepResult { Status = status, QualityScore = 5 };
        var verdict = StepVerdict.Weigh(exitCode, new(result, []), resultRequired: true);
        verdict.Outcome.ShouldBe(expected);
        verdict.Result.ShouldBe(result);
    }

    [Fact]
    public void A_result_that_is_required_and_missing_is_a_failure()
    {
        var verdict = StepVerdict.Weigh(0, Answer.None, resultRequired: true);
        verdict.Outcome.ShouldBe(StepOutcome.Failed);
        verdict.Message.ShouldNotBeNull().ShouldContain("CORO_RESULT");
        StepVerdict.Weigh(0, Answer.None, resultRequired: false).Outcome.ShouldBe(StepOutcome.Success);
    }

    [Theory]
    [InlineData(0, "a; b")]
    [InlineData(3, "exit code 3; a; b")]
    public void A_result_with_flaws_is_a_failure_that_records_nothing(int exitCode, string message)
    {
        var verdict = StepVerdict.Weigh(exitCode, new(null, ["a", "b"]), resultRequired: false);
        verdict.ShouldBe(new(StepOutcome.Failed, message, null));
    }

    [Theory]
    [InlineData(0, StepOutcome.Success, "m", "m")]
    [InlineData(2, null, "m", "m (exit code 2)")]
    [InlineData(2, null, null, "exit code 2")]
    [InlineData(139, null, null, "ended by signal 11 (SIGSEGV)")]
    [InlineData(0, StepOutcome.Failed, null, "the step's result says 'failed'")]
    [InlineData(0, null, null, null)]
    public void The_message_says_why(int exitCode, StepOutcome? status, string? said, string? message) =>
        StepVerdict.Weigh(exitCode, new(new() { Status = status, Message = said }, []), false).Message.ShouldBe(message);
}
