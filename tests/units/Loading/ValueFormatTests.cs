using Coro.Engine.Loading;

namespace Coro.Tests.Loading;

public sealed class ValueFormatTests
{
    [Theory]
    [InlineData("45s", 45_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("500ms", 500)]
    [InlineData("2d", 172_800_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("90m", 5_400_000)]
    [InlineData("0s", 0)]
    public void Durations_are_numbers_with_units(string text, long milliseconds)
    {
        Durations.TryParse(text, out var duration).ShouldBeTrue();

        duration.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
        Durations.TryParse(Durations.Format(duration), out var again).ShouldBeTrue();
        again.ShouldBe(duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("1.5h")]
    [InlineData("-1s")]
    [InlineData("30m1h")]
    [InlineData("1m1m")]
    [InlineData("1 h")]
    [InlineData("1H")]
    [InlineData("soon")]
    [InlineData("999999999d")]
    [InlineData("1234567890s")]
    public void Nothing_else_is_a_duration(string text) => Durations.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_duration_is_never_written_as_less_than_it_is() =>
        Durations.Format(TimeSpan.FromTicks(1)).ShouldBe("1ms");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1500", 1500)]
    [InlineData("1500B", 1500)]
    [InlineData("64MB", 67_108_864)]
    [InlineData("64 mb", 67_108_864)]
    [InlineData("2GB", 2_147_483_648)]
    public void Sizes_are_bytes_or_have_a_unit(string text, long bytes)
    {
        Sizes.TryParse(text, out var size).ShouldBeTrue();

        size.ShouldBe(bytes);
        Sizes.TryParse(Sizes.Format(size), out var again).ShouldBeTrue();
        again.ShouldBe(size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("1.5MB")]
    [InlineData("-1")]
    [InlineData("64MiB")]
    [InlineData("9999999999999999TB")]
    public void Nothing_else_is_a_size(string text) => Sizes.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("./x", true)]
    [InlineData("../x", true)]
    [InlineData("sources/core", true)]
    [InlineData("core", true)]
    [InlineData("/x", true)]
    [InlineData("./a:b", true)]
    [InlineData("https://example.org/x", false)]
    [InlineData("git@example.org:x/y.git", false)]
    [InlineData("host:x", false)]
    [InlineData("file:///x", false)]
    [InlineData("~/x", false)]
    public void Repositories_are_paths_where_git_takes_them_for_such(string url, bool path) =>
        OriginPaths.IsPath(url).ShouldBe(path);

    [Theory]
    [InlineData("/briefs/skills", "skills")]
    [InlineData("/briefs/a/b", "a/b")]
    [InlineData("/briefs", ".")]
    [InlineData("/briefs2/x", "/briefs2/x")]
    [InlineData("/x", "/x")]
    [InlineData("/briefs/..x", "..x")]
    [InlineData("/briefs/a:b", "./a:b")]
    public void Paths_below_the_brief_are_written_relative_to_it(string path, string relative)
    {
        OriginPaths.Relative(path, "/briefs").ShouldBe(relative);
        OriginPaths.Repository(relative, "/briefs").ShouldBe(path);
    }
}
