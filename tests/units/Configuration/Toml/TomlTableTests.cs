namespace Coro.Tests.Configuration.Toml;

public sealed class TomlTableTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData(" \t\r\n# nothing\n", "{}")]
    [InlineData("\ufeffa = 1", "{a = 1}")]
    [InlineData("a=1#x\r\nb = 2", "{a = 1, b = 2}")]
    [InlineData("1234 = 1\n-_-=2\n\"\" = 3\n'a \"b' = 4", "{1234 = 1, -_- = 2, \"\" = 3, \"a \\\"b\" = 4}")]
    [InlineData("fruit . \"the color\" = 1\nfruit.'x.y' = 2", "{fruit = {\"the color\" = 1, \"x.y\" = 2}}")]
    [InlineData("3.14 = 1", "{3 = {14 = 1}}")]
    [InlineData("[a]\nx = 1\n[ b . c ] # c\ny = 2", "{a = {x = 1}, b = {c = {y = 2}}}")]
    [InlineData("[a.b]\n[a]\nx = 1", "{a = {b = {}, x = 1}}")]
    [InlineData("[a]\n[a.b]\n[c]\n[a.d]", "{a = {b = {}, d = {}}, c = {}}")]
    [InlineData("[fruit]\napple.color = 1\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true", "{fruit = {apple = {color = 1, taste = {sweet = true}, texture = {smooth = true}}}}")]
    [InlineData("[[p]]\nn = 1\n[[p]]\n[[p]]\nn = 3", "{p = [{n = 1}, {}, {n = 3}]}")]
    [InlineData("[[f]]\nn = 1\n[f.p]\nc = 2\n[[f.v]]\nn = 3\n[[f.v]]\nn = 4\n[[f]]\n[[f.v]]\nn = 5", "{f = [{n = 1, p = {c = 2}, v = [{n = 3}, {n = 4}]}, {v = [{n = 5}]}]}")]
    [InlineData("[a.b.c]\n[a]\nb.d = 1", "{a = {b = {c = {}, d = 1}}}")]
    public void Tables_are_written_in_many_ways(string text, string same) => Toml.Read(text).ShouldBe(same);

    [Theory]
    [InlineData("a = 1\na = 2", "(2,1): the key 'a' is there twice (the other is in line 1); keep one of them [duplicate-key]")]
    [InlineData("a = 1\n\"a\" = 2", "(2,1): the key 'a' is there twice (the other is in line 1); keep one of them [duplicate-key]")]
    [InlineData("a.b = 1\na.b = 2", "(2,1): the key 'a.b' is there twice (the other is in line 1); keep one of them [duplicate-key]")]
    [InlineData("x = {a = 1, a = 2}", "(1,13): the key 'a' is there twice (the other is in line 1); keep one of them [duplicate-key]")]
    [InlineData("[a]\n[b]\n[a]", "(3,2): 'a' is there twice (the other is in line 1); put the keys together [redefined]")]
    [InlineData("[a.b]\n[a]\n[a]", "(3,2): 'a' is there twice (the other is in line 2); put the keys together [redefined]")]
    [InlineData("a = 1\n[a]", "(2,2): 'a' is a value already, in line 1; rename one of them [redefined]")]
    [InlineData("a = 1\n[a.b]", "(2,2): 'a' is a value already, in line 1, and no table; rename one of them [redefined]")]
    [InlineData("a = 1\na.b = 2", "(2,1): 'a' is a value already, in line 1, and no table; rename one of them [redefined]")]
    [InlineData("a.b = 1\n[a]", "(2,2): 'a' is defined by dotted keys in line 1; put the keys there [redefined]")]
    [InlineData("a = {b = 1}\n[a]", "(2,2): 'a' is defined in line 1, and its braces hold all of it; put the keys in there [redefined]")]
    [InlineData("a = {b = 1}\n[a.c]", "(2,2): 'a' is defined in line 1, and its braces hold all of it; put the table in there [redefined]")]
    [InlineData("a = {b = 1}\na.c = 1", "(2,1): 'a' is defined in line 1, and its braces hold all of it; put the key in there [redefined]")]
    [InlineData("x = {a = {b = 1}, a.c = 2}", "(1,19): 'a' is defined in line 1, and its braces hold all of it; put the key in there [redefined]")]
    [InlineData("[a.b.c]\n[a]\nb.c.d = 1", "(3,1): 'b.c' has a heading of its own in line 1; put the key below that [redefined]")]
    [InlineData("[[a.b]]\n[a]\nb.c = 1", "(3,1): 'b' is an array of tables, begun in line 1; put the key below one of its headings [redefined]")]
    [InlineData("[[a]]\n[a]", "(2,2): 'a' is an array of tables, begun in line 1; write [[a]] for another of them [redefined]")]
    [InlineData("[a]\n[[a]]", "(2,3): 'a' is a table already, in line 1, and no array of tables; rename one of them [redefined]")]
    [InlineData("[a.b]\n[[a]]", "(2,3): 'a' is a table already, in line 1, and no array of tables; rename one of them [redefined]")]
    [InlineData("a = []\n[[a]]", "(2,3): 'a' has its value in line 1, which holds all of it; put the table in there, or write each as [[a]] [redefined]")]
    [InlineData("a = [{}]\n[a.b]", "(2,2): 'a' is a value already, in line 1, and no table; rename one of them [redefined]")]
    [InlineData("a = 1\n[[a]]", "(2,3): 'a' is a value already, in line 1; rename one of them [redefined]")]
    public void Nothing_is_defined_twice(string text, string problem) => Toml.Read(text).ShouldBe(problem);

    [Fact]
    public void Everything_that_is_defined_twice_is_told_at_once() =>
        Toml.Problems("a = 1\na = 2\n[b]\n[b]\nx = 1\nx = 2\n[c]\ny = 1\ny = 2\n").Select(d => d.Line).ShouldBe([2, 4, 6, 9]);
}
