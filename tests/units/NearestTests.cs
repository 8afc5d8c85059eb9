using Coro.Engine;

namespace Coro.Tests;

public sealed class NearestTests
{
    private static readonly string[] Known = ["targets", "pipelines", "stages", "limits"];

    [Theory]
    [InlineData("target", "targets")]
    [InlineData("Targets", "targets")]
    [InlineData("tragets", "targets")]
    [InlineData("pipe_lines", "pipelines")]
    [InlineData("limit", "limits")]
    [InlineData("xyz", null)]
    [InlineData("C", null)]
    [InlineData("", null)]
    public void The_word_that_was_probably_meant_is_found(string text, string? expected) =>
        Nearest.To(text, Known).ShouldBe(expected);

    [Fact]
    public void Of_equally_close_words_the_first_in_the_alphabet_is_taken() =>
        Nearest.To("cot", ["cut", "cat", "cet"]).ShouldBe("cat");

    [Fact]
    public void Of_equally_close_words_the_one_that_begins_alike_is_taken() =>
        Nearest.To("cor", ["con", "core"]).ShouldBe("core");
}
