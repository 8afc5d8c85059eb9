using System.Text;
using Coro.Engine.Exports;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Exports;

/// <summary>The block of a campaign's in somebody else's file: it alone is touched.</summary>
public sealed class SkillBlockTests
{
    private const string Block = "<!-- coro:skills:begin campaign=demo -->\none\ntwo\n<!-- coro:skills:end -->";

    [Theory]
    [InlineData("", Block + "\n")]
    [InlineData("\uFEFF", "\uFEFF" + Block + "\n")]
    [InlineData("# Title\n", "# Title\n\n" + Block + "\n")]
    [InlineData("# Title", "# Title\n\n" + Block + "\n")]
    [InlineData("# Title\n\n", "# Title\n\n" + Block + "\n")]
    [InlineData("a\n\nb\n \n", "a\n\nb\n \n\n" + Block + "\n")]
    public void A_file_without_a_block_gets_one_at_its_end(string file, string expected) => Put(file).ShouldBe(expected);

    [Theory]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\r\nb")]
    [InlineData("a\r")]
    [InlineData("\uFEFFa\r\n")]
    public void A_block_has_the_line_ends_of_its_file(string file)
    {
        var text = Put(file);
        text.ShouldStartWith(file);
        text.Replace("\r\n", "").ShouldNotContain("\n");
        text.ShouldEndWith(Block.Replace("\n", "\r\n") + "\r\n");
    }

    [Theory]
    [InlineData("before\n", "\nafter\n")]
    [InlineData("before\n", "")]
    [InlineData("", "\n\n\nafter")]
    [InlineData("\uFEFF", "\n")]
    [InlineData("before\r\n", "\r\nafter\r\n")]
    public void A_block_that_is_there_is_replaced_and_nothing_else(string before, string after)
    {
        var end = before.Contains('\r') ? "\r\n" : "\n";
        var old = string.Join(end, "<!-- coro:skills:begin campaign=DEMO -->", "old", "old", "<!-- coro:skills:end -->");

        Put(before + old + after).ShouldBe(before + Block.Replace("\n", end) + after);
    }

    [Fact]
    public void Marks_that_are_indented_are_marks()
    {
        Put("x\n  <!-- coro:skills:begin campaign=demo -->\n  old\n  <!-- coro:skills:end -->  \ny\n")
            .ShouldBe("x\n" + Block + "\ny\n");
    }

    [Fact]
    public void Blocks_of_other_campaigns_stay_as_they_are()
    {
        var other = "<!-- coro:skills:begin campaign=other -->\nmine\n<!-- coro:skills:end -->\n";

        var both = Put(other);

        both.ShouldBe(other + "\n" + Block + "\n");
        Put(both, "other", "new").ShouldBe(both.Replace("mine", "new"));
    }

    [Fact]
    public void The_same_again_changes_nothing() => Put(Put("# Title\n")).ShouldBe(Put("# Title\n"));

    [Theory]
    [InlineData("<!-- coro:skills:begin campaign=demo -->\n", "the block that begins in line 1 has no end")]
    [InlineData("x\n<!-- coro:skills:begin campaign=other -->\ny\n", "the block that begins in line 2 has no end")]
    [InlineData("<!-- coro:skills:end -->\n", "the end of a block in line 1 has no beginning")]
    [InlineData("<!-- coro:skills:begin campaign=a -->\n<!-- coro:skills:begin campaign=b -->\n<!-- coro:skills:end -->", "the block that begins in line 1 has no end before line 2")]
    [InlineData("<!-- coro:skills:begin campaign= -->\n", "line 1 is no whole mark of a block: '<!-- coro:skills:begin campaign= -->'")]
    [InlineData("<!-- coro:skills:begin campaign=demo\n", "line 1 is no whole mark of a block: '<!-- coro:skills:begin campaign=demo'")]
    [InlineData("<!-- coro:skills:begin campaign=demo -->\n<!-- coro:skills:end --> x\n", "line 2 is no whole mark of a block: '<!-- coro:skills:end --> x'")]
    [InlineData(Block + "\n" + Block + "\n", "the blocks in lines 1 and 5 are both campaign demo's; remove one")]
    [InlineData("a\0b", "it is not UTF-8 text")]
    public void A_damaged_file_is_refused_and_left_as_it_is(string file, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        SkillBlock.Put(bytes, "demo", ["one"], out var problem).ShouldBe(bytes);
        problem.ShouldBe(expected);
    }

    [Fact]
    public void Text_of_another_encoding_is_refused()
    {
        foreach (var bytes in new[] { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a")).ToArray(), Encoding.Latin1.GetBytes("schön") })
        {
            SkillBlock.Put(bytes, "demo", [], out var problem).ShouldBe(bytes);
            problem.ShouldBe("it is not UTF-8 text");
        }
    }

    [Fact]
    public void Whatever_a_file_holds_it_is_all_there_afterwards() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            var file = Encoding.UTF8.GetBytes(text.Get.Replace('\0', ' '));
            var first = SkillBlock.Put(file, "demo", ["one"], out var problem);
            var second = SkillBlock.Put(first, "demo", ["two", "three"], out _);
            return problem is null && first.AsSpan().StartsWith(file) && second.AsSpan().StartsWith(file)
                && SkillBlock.Put(second, "demo", ["one"], out _).SequenceEqual(first);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static string Put(string file, string campaign = "demo", params string[] lines)
    {
        var bytes = SkillBlock.Put(Encoding.UTF8.GetBytes(file), campaign, lines.Length == 0 ? ["one", "two"] : lines, out var problem);
        problem.ShouldBeNull();
        return Encoding.UTF8.GetString(bytes);
    }
}
