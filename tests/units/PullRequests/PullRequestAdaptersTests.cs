using Coro.Engine.PullRequests;
using Coro.Engine.Web;
using Coro.Tests.Support.Apis;

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

    [Fact]
    public void A_server_of_ones_own_is_asked_where_it_has_its_api_with_the_token_that_is_named()
    {
        PullRequestHost[] hosts =
        [
            new() { Kind = PullRequestHostKind.Github, Url = "https://ghe.example.org", TokenEnv = "GHE" },
            new() { Kind = PullRequestHostKind.AzureDevops, Url = "https://tfs.example.org:8443/tfs", TokenEnv = "TFS" },
            new() { Kind = PullRequestHostKind.Github, Url = "https://github.com", TokenEnv = "WORK" },
        ];
        var adapters = PullRequestAdapters.Of("/srv", hosts, TimeProvider.System, name => name is "GHE" or "TFS" or "GITHUB_TOKEN" ? "x" : null);

        adapters.For(new() { Url = "https://ghe.example.org/acme/shop/pull/4" })!.Value.Repository.ShouldBe("https://ghe.example.org/acme/shop");
        adapters.For(new() { Url = "https://tfs.example.org:8443/tfs/Default/Web/_git/Shop/pullrequest/4" })!.Value.Repository
            .ShouldBe("https://tfs.example.org:8443/tfs/default/web/_git/shop");
        adapters.For(new() { Url = "https://tfs.example.org:8443/other/Default/Web/_git/Shop/pullrequest/4" }).ShouldBeNull();
        adapters.For(OnGitHub).ShouldBeNull();
        adapters.WhyNot(OnGitHub).ShouldBe("github.com is not asked without a token; set WORK, and resume the campaign");
        hosts.Select(host => KnownHosts.ApiOf(host).AbsoluteUri).ShouldBe(
            ["https://ghe.example.org/api/v3/", "https://tfs.example.org:8443/tfs/", "https://api.github.com/"]);
        KnownHosts.ApiOf(new() { Url = "https://acme.ghe.com" }).AbsoluteUri.ShouldBe("https://api.acme.ghe.com/");
    }

    [Fact]
    public async Task A_server_is_really_asked_at_its_address()
    {
        const string variable = "CORO_TEST_SERVER_TOKEN";
        using var server = new FakeGitHub();
        var number = server.Open("orders");
        server.Close(number, merged: true);
        PullRequestHost[] hosts = [new() { Kind = PullRequestHostKind.Github, Url = "https://ghe.example.org", Api = server.Url.AbsoluteUri, TokenEnv = variable }];
        var request = new PullRequest { Url = $"https://ghe.example.org/acme/shop/pull/{number}" };

        var (adapter, repository) = PullRequestAdapters.Of("/srv", hosts, TimeProvider.System, name => name == variable ? FakeGitHub.Token : null).For(request)!.Value;

        (await adapter.AskAsync(repository, [request], TestContext.Current.CancellationToken)).Single().Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "https://github.com/acme/shop/pull/41", "GitHub")]
    [InlineData("GH_TOKEN", "https://github.com/acme/shop/pull/41", "GitHub")]
    [InlineData("AZURE_DEVOPS_EXT_PAT", "https://dev.azure.com/acme/web/_git/shop/pullrequest/7", "Azure DevOps")]
    public void A_token_opens_its_host(string variable, string url, string adapter) =>
        PullRequestAdapters.Of("/srv", [], TimeProvider.System, name => name == variable ? "x" : null).For(new() { Url = url })!.Value.Adapter.Name.ShouldBe(adapter);
}
