namespace Coro.Tests.Directives;

public sealed class FlagOrderTests
{
    [Theory]
    [InlineData("- Use `--pin main` for all unpinned skills", "--pin main for unpinned")]
    [InlineData("- Use `--pin v2` for y", "--pin v2 for y")]
    [InlineData("- Use --pin=origin/main for y", "--pin origin/main for y")]
    [InlineData("- Force forge-auto mode for library-x", "--mode forge-auto for library-x")]
    [InlineData("- library-x: --depth deep --fast", "--depth deep for library-x & --fast for library-x")]
    [InlineData("- `--depth deep --define a b` for library-x and y", "--depth deep for library-x & --depth deep for y & --define a b for library-x & --define a b for y")]
    [InlineData("- --verbose", "--verbose for all")]
    [InlineData("- Always pass `-v` to all skills \u2014 we are debugging", "-v for all (we are debugging)")]
    [InlineData("- Use --level 3 for library-x because it is large", "--level 3 for library-x (it is large)")]
    [InlineData("- Use --since 2024-01-01, for library-x", "--since 2024-01-01 for library-x")]
    [InlineData("- Set --name=a:b/c+d,e for y (odd)", "--name=a:b/c+d,e for y (odd)")]
    [InlineData("- `--fast` (library-x)", "--fast for library-x")]
    public void What_people_write_is_understood(string line, string understood) => Orders.Flags(line).ShouldBe(understood);

    [Theory]
    [InlineData("Be thorough", "no flag")]
    [InlineData("Use `--pin` for y", "one value")]
    [InlineData("Use `--pin a b` for y", "one value")]
    [InlineData("Do not use --fast for y", "'Do'")]
    [InlineData("Use --fast y", "the value of --fast or a child")]
    [InlineData("Use --fast for libary-x", "did you mean 'library-x'?")]
    [InlineData("Use `--name $(rm)` for y", "'$(rm)'")]
    [InlineData("Use `--name *` for y", "'*'")]
    [InlineData("Use `--pin main` for all unpinned skills and y", "all, and names y")]
    [InlineData("`--pin main` (unpinned only)", "'unpinned'")]
    [InlineData("Use --fast (not for library-x)", "all or for library-x")]
    [InlineData("Use `--pin main` for unpinned y", "names a child as well")]
    public void What_could_mean_anything_else_is_told_and_does_not_count(string line, string told)
    {
        var result = Orders.Flags(line);

        result.ShouldStartWith("!");
        result.ShouldContain(told);
    }
}
