using Coro.Engine.Gates;

namespace Coro.Tests.Gates;

public sealed class AnswerTextTests
{
    private static readonly Gate Gate = new()
    {
        Id = "dependency:a",
        Kind = GateKind.Dependency,
        Question = "?",
        Choices = ["rerun", "skip", "force", "halt"],
    };

    [Theory]
    [InlineData("skip", "skip", null)]
    [InlineData("  S  ", "skip", null)]
    [InlineData("force it is only the docs", "force", "it is only the docs")]
    [InlineData("rerun: flaky network", "rerun", "flaky network")]
    [InlineData("h,", "halt", null)]
    [InlineData("", null, null)]
    [InlineData("skipped", null, null)]
    [InlineData("what?", null, null)]
    public void An_answer_is_a_choice_or_its_first_letters_and_perhaps_why(string line, string? choice, string? reason)
    {
        var answer = AnswerText.Read(Gate, line, "ann");

        (answer?.Choice, answer?.Reason).ShouldBe((choice, reason));
    }

    [Fact]
    public void First_letters_that_fit_several_choices_are_no_answer() =>
        AnswerText.Read(Gate with { Choices = ["export", "exit-now"] }, "ex", "ann").ShouldBeNull();

    [Theory]
    [InlineData("cancel")]
    [InlineData(" EXIT ")]
    [InlineData(":q")]
    [InlineData(null)]
    public void Three_words_and_the_end_of_the_input_leave(string? line) => AnswerText.Leaves(line).ShouldBeTrue();

    [Fact]
    public void A_choice_that_is_called_like_leaving_is_the_choice() =>
        AnswerText.Read(Gate with { Choices = ["export", "cancel"] }, "cancel", "ann")!.Choice.ShouldBe("cancel");
}
