using Coro.Cli.Rendering;

namespace Coro.Tests.Cli;

public sealed class TerminalTraitsTests
{
    [Theory]
    [InlineData("LANG=en_GB.UTF-8", true)]
    [InlineData("LC_CTYPE=C.utf8", true)]
    [InlineData("LANG=en_GB.UTF-8 LC_ALL=C", false)]
    [InlineData("LANG=en_GB.ISO-8859-1", false)]
    [InlineData("", false)]
    public void The_locale_says_whether_there_is_more_than_ASCII(string environment, bool unicode) =>
        Decide(environment).ShouldBe(new TerminalTraits(IsTerminal: true, Colour: true, unicode));

    [Theory]
    [InlineData("TERM=xterm NO_COLOR=1", true, false)]
    [InlineData("TERM=dumb", false, false)]
    [InlineData("TERM=xterm", true, true)]
    public void NO_COLOR_and_a_dumb_terminal_are_respected(string environment, bool isTerminal, bool colour)
    {
        var traits = Decide(environment);
        traits.IsTerminal.ShouldBe(isTerminal);
        traits.Colour.ShouldBe(colour);
    }

    [Fact]
    public void A_pipe_is_no_terminal() =>
        TerminalTraits.Decide(redirected: true, unicode: true, _ => null).ShouldBe(TerminalTraits.None);

    private static TerminalTraits Decide(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return TerminalTraits.Decide(redirected: false, unicode: null, variables.GetValueOrDefault);
    }
}
