using Coro.Engine.Reporting.Report;

namespace Coro.Tests.Reporting.Report;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("plain text, a_b and 3.5", "plain text, a_b and 3.5")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("a \\| b", "a \\\\\\| b")]
    [InlineData("two\r\nlines\tand more", "two lines and more")]
    [InlineData("<img src=x> & co", "&lt;img src=x&gt; &amp; co")]
    [InlineData("`code` *bold* _lean_ ~gone~", "\\`code\\` \\*bold\\* \\_lean\\_ \\~gone\\~")]
    [InlineData("[x](javascript:y)", "\\[x\\](javascript:y)")]
    [InlineData("$5", "$5")]
    [InlineData("$x$", "\\$x\\$")]
    [InlineData("- 1.5", "- 1.5")]
    [InlineData("\u001b[31mred\u0000 \u202Eback", "\\[31mred back")]
    public void Text_stays_text(string text, string markdown) => Markdown.Text(text).ShouldBe(markdown);

    [Theory]
    [InlineData("# heading", "\\# heading")]
    [InlineData("- item", "\\- item")]
    [InlineData("12. item", "12\\. item")]
    [InlineData("1.5 items - more", "1\\.5 items - more")]
    public void A_line_begins_nothing(string text, string markdown) => Markdown.Line(text).ShouldBe(markdown);

    // Not among the data above: an attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_becomes_a_replacement_character() => Markdown.Text("half \ud800").ShouldBe("half \ufffd");

    [Theory]
    [InlineData("/a/b", "`/a/b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    [InlineData("", "")]
    public void Code_outgrows_the_backticks_in_it(string text, string markdown) => Markdown.Code(text).ShouldBe(markdown);

    [Fact]
    public void A_pipe_in_code_does_not_end_a_cell() => Markdown.Code("a|b", inTable: true).ShouldBe("`a\\|b`");

    [Fact]
    public void A_link_is_one_whatever_is_in_its_address() =>
        Markdown.Link("x [y]", "children/a b)/1").ShouldBe("[x \\[y\\]](children/a%20b%29/1)");
}
