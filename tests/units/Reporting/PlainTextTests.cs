using Coro.Engine.Reporting;

namespace Coro.Tests.Reporting;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain \ttext, ünïcode 🙂 [31m", "plain \ttext, ünïcode 🙂 [31m")]
    [InlineData("\e[1;31mred\e[0m and \e[38;5;12mblue\e[m", "red and blue")]
    [InlineData("\e[2J\e[H\e[?25lgone\e[1A", "gone")]
    [InlineData("\e]0;a title\aafter", "after")]
    [InlineData("\e]8;;http://example.org\e\\link\e]8;;\e\\!", "link!")]
    [InlineData("never \e]0;closed", "never ")]
    [InlineData("\ePq#0~\e\\sixel", "sixel")]
    [InlineData("\e(B\ec\e7set", "set")]
    [InlineData("\u009b31mC1\u009b0m \u009d0;t\u009cx", "C1 x")]
    [InlineData("10%\r20%\r100%", "10% 20% 100%")]
    [InlineData("bell\a, back\b, nul\0, del\u007f, half \e", "bell, back, nul, del, half ")]
    [InlineData("turned \u202Etxet\u202C\u2066\u2069\u2028", "turned txet")]
    [InlineData("", "")]
    public void Nothing_is_left_that_a_terminal_would_act_on(string line, string plain) => PlainText.Of(line).ShouldBe(plain);

    [Fact]
    public void Random_bytes_leave_nothing_either()
    {
        var random = new Random(1);
        const string pieces = "\e[]P\\ab;0123mH\a\u009b\u009c\u009d\u0090\r\b\t ";
        for (var i = 0; i < 2000; i++)
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            PlainText.Of(line).ShouldAllBe(c => c == '\t' || !char.IsControl(c));
        }
    }
}
