using System.Diagnostics;
using System.Text;
using Coro.Engine.Configuration.Toml;

namespace Coro.Tests.Configuration.Toml;

public sealed class TomlBoundsTests
{
    private const int Many = 100_000;

    public static TheoryData<string> Deep =>
    [
        "a = " + new string('[', Many) + new string(']', Many),
        "a = " + string.Concat(Enumerable.Repeat("{a = ", Many)) + "1" + new string('}', Many),
        "a = " + string.Concat(Enumerable.Repeat("[{a = ", Many / 2)),
        string.Concat(Enumerable.Repeat("a.", Many)) + "a = 1",
        "[" + string.Concat(Enumerable.Repeat("a.", Many)) + "a]",
        "[[" + string.Concat(Enumerable.Repeat("a.", Many)) + "a]]",
        "[" + string.Concat(Enumerable.Repeat("a.", 40)) + "a]\n" + string.Concat(Enumerable.Repeat("a.", 40)) + "a = 1",
    ];

    [Theory]
    [MemberData(nameof(Deep))]
    public void Depth_is_bounded(string text) => Toml.Problems(text).Single().Message.ShouldStartWith("tables and arrays are more than 64 levels deep here");

    [Fact]
    public void A_depth_of_64_is_read()
    {
        Toml.Problems("a = " + new string('[', 63) + new string(']', 63)).ShouldBeEmpty();
        Toml.Problems(string.Concat(Enumerable.Repeat("a.", 63)) + "a = 1").ShouldBeEmpty();
        Toml.Problems("a = " + new string('[', 64) + new string(']', 64)).Count.ShouldBe(1);
    }

    [Fact]
    public void Size_is_bounded()
    {
        Toml.Problems("#" + new string('x', TomlReader.MaxBytes - 1)).ShouldBeEmpty();
        Toml.Problems("#" + new string('x', TomlReader.MaxBytes)).Single().Code.ShouldBe("too-large");
    }

    // A reader whose time grows with the square of the text would need minutes for any of these.
    public static TheoryData<string> Large =>
    [
        Repeat(i => $"key{i} = {i}\n", 40_000),
        Repeat(i => $"[t{i}]\nx = 1\n", 40_000),
        Repeat(_ => "[[t]]\nx = 1\n", 60_000),
        Repeat(i => $"a.b.c{i} = 1\n", 40_000),
        "x = [" + Repeat(i => $"{i}, ", 100_000) + "]",
        "x = {" + Repeat(i => $"a{i} = 1, ", 60_000) + "z = 1}",
        "x = \"" + new string('x', 1_000_000) + "\"",
        "x = \"" + Repeat(_ => "\\u00e9", 150_000) + "\"",
        "x = '''" + new string('\n', 1_000_000) + "'''",
        "x = '''" + Repeat(_ => "''x", 300_000) + "'''",
        "x = " + new string('1', 1_000_000),
        "x = 1." + Repeat(_ => "1_", 450_000) + "1",
        "x = 1" + Repeat(_ => "_1", 450_000) + "_",
        "x = " + new string('a', 1_000_000),
        new string('\n', 1_000_000),
        "#" + new string(' ', 1_000_000),
        Repeat(_ => "a = 1\n", 100_000),
        Repeat(_ => "[a]\n", 200_000),
    ];

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_documents_do_not_take_long(string text)
    {
        var watch = Stopwatch.StartNew();
        Toml.Read(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Repeat(Func<int, string> part, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
