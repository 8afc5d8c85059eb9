using Coro.Engine.Sources;

namespace Coro.Tests.Sources;

public class TagVersionTests
{
    [Fact]
    public void Versions_are_ordered_as_semantic_versions_are()
    {
        string[] rising =
        [
            "0.9", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2",
            "1.0.0-beta.11", "1.0.0rc1", "1.0.0", "1.0.0.1", "1.2", "1.10", "2",
        ];
        var versions = rising.Select(text => TagVersion.Parse(text).ShouldNotBeNull(text)).ToList();

        for (var i = 0; i < versions.Count; i++)
        {
            for (var j = 0; j < versions.Count; j++)
                Math.Sign(versions[i].CompareTo(versions[j])).ShouldBe(Math.Sign(i.CompareTo(j)), $"{rising[i]} {rising[j]}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1.0")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1..2")]
    [InlineData("1.0 beta")]
    [InlineData("99999999999999999999.0")]
    [InlineData("1.0\n")]
    public void What_is_no_version_is_not_taken_for_one(string text) => TagVersion.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("1.0.0+build.5", false)]
    [InlineData("1.0.0.RELEASE", false)]
    [InlineData("1.0.0-preview.1", true)]
    [InlineData("1.0b2", true)]
    public void A_suffix_tells_a_pre_release_unless_it_says_final(string text, bool expected) =>
        TagVersion.Parse(text).ShouldNotBeNull().IsPreRelease.ShouldBe(expected);
}
