using Coro.Engine.Sources;

namespace Coro.Tests.Sources;

public class SourceUrlTests
{
    [Theory]
    [InlineData("https://user:s3cret@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("https://ghp_s3cret@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("https://user:p@s3cret@example.org/a", "https://***@example.org/a")]
    [InlineData("ssh://git:s3cret@example.org/a.git", "ssh://***@example.org/a.git")]
    [InlineData("two: https://a:s3cret@x/1 and https://b:s3cret@y/2", "two: https://***@x/1 and https://***@y/2")]
    [InlineData("https://example.org/a?private_token=s3cret&x=1", "https://example.org/a?private_token=***&x=1")]
    [InlineData("ssh://git@example.org/a.git", "ssh://git@example.org/a.git")]
    [InlineData("git@example.org:a.git", "git@example.org:a.git")]
    [InlineData("https://example.org/a@b.git", "https://example.org/a@b.git")]
    public void Secrets_in_URLs_are_masked_and_nothing_else(string text, string expected) =>
        SourceUrl.Mask(text).ShouldBe(expected);

    [Theory]
    [InlineData("--upload-pack=touch x")]
    [InlineData("ext::sh -c touch% x")]
    [InlineData("EXT::sh")]
    [InlineData("fd::17")]
    [InlineData("https://example.org/a\nb")]
    public void URLs_that_could_make_git_do_something_else_are_refused(string url) =>
        SourceUrl.Objection(url).ShouldNotBeNull();

    [Theory]
    [InlineData("https://example.org/a.git")]
    [InlineData("git@example.org:a.git")]
    [InlineData("sources/a")]
    public void Ordinary_URLs_are_not_refused(string url) => SourceUrl.Objection(url).ShouldBeNull();

    [Theory]
    [InlineData("https://user@Example.org:8443/a.git", "example.org")]
    [InlineData("ssh://git@example.org/a.git", "example.org")]
    [InlineData("git@example.org:a.git", "example.org")]
    [InlineData("file:///srv/a.git", null)]
    [InlineData("sources/a", null)]
    public void The_host_is_told_from_the_path(string url, string? expected) =>
        SourceUrl.Host(url).ShouldBe(expected);

    [Theory]
    [InlineData("https://example.org/team/core.git", "core")]
    [InlineData("git@example.org:core.git/", "core")]
    [InlineData("sources/YamlDotNet", "YamlDotNet")]
    public void The_repository_is_called_by_its_last_part(string url, string expected) =>
        SourceUrl.RepositoryName(url).ShouldBe(expected);
}
