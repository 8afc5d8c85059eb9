using Coro.Engine.Gates;

namespace Coro.Tests.Gates;

public sealed class GateChoiceTests
{
    [Theory]
    [InlineData("run halt", "halt")]
    [InlineData("export cancel", "cancel")]
    [InlineData("rerun skip force halt", "halt")]
    [InlineData("keep recover", "recover")]
    [InlineData("rerun skip", "skip")]
    [InlineData("accept rerun skip", null)]
    [InlineData("go", null)]
    public void Denying_halts_or_takes_the_only_other_choice_and_never_guesses(string choices, string? denial)
    {
        var gate = Of(choices);

        if (denial is null)
            Should.Throw<UsageException>(() => GateChoice.Deny(gate, null));
        else
            GateChoice.Deny(gate, null).ShouldBe(denial);
        GateChoice.Approve(gate, null).ShouldBe(gate.Choices[0]);
    }

    [Fact]
    public void What_is_named_is_taken_except_approval_as_denial()
    {
        GateChoice.Approve(Of("accept rerun skip"), "Skip").ShouldBe("skip");
        GateChoice.Deny(Of("accept rerun skip"), "RERUN").ShouldBe("rerun");
        Should.Throw<UsageException>(() => GateChoice.Deny(Of("accept rerun skip"), "accept")).Message.ShouldContain("approve");
    }

    [Theory]
    [InlineData("export", "halt", "export", "halt")]
    [InlineData("Quality:API", "SKIP", "quality:API", "skip")]
    [InlineData("dependency", "force", "dependency", "force")]
    public void An_answer_in_advance_is_read_as_the_engine_spells_it(string gate, string answer, string id, string choice)
    {
        GatePolicies.TryRead(gate, answer, out var policy, out _).ShouldBeTrue();
        policy.ShouldBe(new(id, choice));
    }

    [Theory]
    [InlineData("exprot", "halt", "There is no gate 'exprot'; did you mean 'export'? The gates are plan, ")]
    [InlineData("quality:../x", "skip", "There is no gate 'quality:../x'. The gates are plan, ")]
    [InlineData("quality", "acept", "The gate 'quality' cannot be answered with 'acept'; did you mean 'accept'? Its choices are accept, rerun, skip; 'halt' parks the campaign there.")]
    [InlineData("plan", "x", "The gate 'plan' cannot be answered with 'x'. Its choices are run, halt.")]
    public void What_is_no_answer_in_advance_is_told_with_what_was_meant(string gate, string answer, string told)
    {
        GatePolicies.TryRead(gate, answer, out _, out var problem).ShouldBeFalse();
        problem!.ShouldStartWith(told);
    }

    [Fact]
    public void Every_kind_of_gate_has_its_choices() =>
        Enum.GetValues<GateKind>().Where(kind => Choices.Of(kind).Count < 2).ShouldBeEmpty();

    private static Gate Of(string choices) => new() { Id = "x", Kind = GateKind.Quality, Question = "?", Choices = choices.Split(' ') };
}
