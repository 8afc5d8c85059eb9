namespace Coro.Tests.Directives;

public sealed class SkipOrderTests
{
    [Theory]
    [InlineData("- Skip library-y \u2014 upstream repo is in maintenance mode", "skip library-y (upstream repo is in maintenance mode)")]
    [InlineData("- skip library-y because it is not needed", "skip library-y (it is not needed)")]
    [InlineData("- library-y (will be removed)", "skip library-y (will be removed)")]
    [InlineData("- library-y: will be removed", "skip library-y (will be removed)")]
    [InlineData("library-y", "skip library-y")]
    [InlineData("- `library-y`", "skip library-y")]
    [InlineData("- Skip library-x, library-y and y - superseded", "skip library-x (superseded) & skip library-y (superseded) & skip y (superseded)")]
    [InlineData("- Skip: library-x, y", "skip library-x & skip y")]
    [InlineData("- Leave legacy_tool out for this release", "skip legacy_tool (for this release)")]
    [InlineData("- Please skip y and a for now.", "skip y (for now) & skip a (for now)")]
    [InlineData("- y (not needed)", "skip y (not needed)")]
    [InlineData("- y \u2014 only used in tests", "skip y (only used in tests)")]
    [InlineData("- Skip core.json as nobody uses it", "skip Core.Json (nobody uses it)")]
    [InlineData("- Exclude a.", "skip a")]
    [InlineData("- skip a", "skip a")]
    [InlineData("- Skip library-x. It is not ours, and all others use it.", "skip library-x (It is not ours, and all others use it)")]
    [InlineData("- library-y\n  - in maintenance", "skip library-y (in maintenance)")]
    [InlineData("- Skip library-y due to: licence (GPL)", "skip library-y (licence (GPL))")]
    [InlineData("- nothing", "")]
    public void What_people_write_is_understood(string line, string understood) => Orders.Skip(line).ShouldBe(understood);

    [Theory]
    [InlineData("Skip libary-y", "did you mean 'library-y'?")]
    [InlineData("Skip library-y and old-one", "'old-one'")]
    [InlineData("Do not skip library-y", "'Do'")]
    [InlineData("Skip all", "one by one")]
    [InlineData("Skip everything except library-x", "'except'")]
    [InlineData("Skip library-y if it fails", "'if'")]
    [InlineData("Skip library-y (unless it is mended)", "'unless'")]
    [InlineData("library-y is needed", "'needed'")]
    [InlineData("These are not needed:", "'not'")]
    [InlineData("Skip", "no child")]
    [InlineData("~~library-y~~", "~~library-y~~")]
    public void What_could_mean_anything_else_is_told_and_does_not_count(string line, string told)
    {
        var result = Orders.Skip(line);

        result.ShouldStartWith("!");
        result.ShouldContain(told);
    }
}
