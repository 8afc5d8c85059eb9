using Coro.Engine.PullRequests;

namespace Coro.Tests.PullRequests;

public sealed class PullRequestAdaptersTests
{
    private static readonly PullRequest OnGitHub = new() { Url = "https://github.com/acme/shop/pull/41" };

    [Fact]
    public void Without_a_token_nobody_is_asked_and_it_is_said_why()
    {
        var adapters = PullRequestAdapters.Of("/srv", [], TimeProvider.System, _ => null);

        adapters.For(OnGitHub).ShouldBeNull();
        adapters.WhyNot(OnGitHub).ShouldBe("github.com is not asked without a token; set GITHUB_TOKEN or GH_TOKEN, and resume the campaign");
        adapters.WhyNot(new() { Url = "https://example.org/1" }).ShouldBe("no adapter of Coro's knows its address");
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "https://github.com/acme/shop/pull/41", "GitHub")]
    [InlineData("GH_TOKEN", "https://github.com/acme/shop/pull/41", "GitHub")]
    [InlineData("AZURE_DEVOPS_EXT_PAT", "https://dev.azure.com/acme/web/_git/shop/pullrequest/7", "Azure DevOps")]
    public void A_token_opens_its_host(string variable, string url, string adapter) =>
        PullRequestAdapters.Of("/srv", [], TimeProvider.System, name => name == variable ? "x" : null).For(new() { Url = url })!.Value.Adapter.Name.ShouldBe(adapter);
}
