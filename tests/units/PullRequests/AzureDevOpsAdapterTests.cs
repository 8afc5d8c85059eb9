using Coro.Engine.PullRequests;
using Coro.Engine.PullRequests.AzureDevOps;
using Coro.Engine.Web;
using Coro.Tests.Support;
using Coro.Tests.Support.Apis;

namespace Coro.Tests.PullRequests;

public sealed class AzureDevOpsAdapterTests : IDisposable
{
    private const string Shop = "https://dev.azure.com/acme/web/_git/shop";
    private readonly FakeAzureDevOps _server = new();
    private readonly LeapingTime _time = new();
    private readonly AzureDevOpsAdapter _adapter;
    private string? _token = FakeAzureDevOps.Token;

    public AzureDevOpsAdapterTests() =>
        _adapter = new("dev.azure.com", new(KnownHosts.AzureDevOps(_server.Url, new(ApiTokenScheme.Basic, _ => _token, "SHOP_PAT")), ApiClient.Shared, _time));

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("https://dev.azure.com/Acme/Web/_git/Shop/pullrequest/7", Shop)]
    [InlineData("https://acme.visualstudio.com/DefaultCollection/web/_git/shop/pullrequest/7?_a=files", Shop)]
    [InlineData("https://dev.azure.com/acme/_git/shop/pullrequest/7", "https://dev.azure.com/acme/shop/_git/shop")]
    [InlineData("https://dev.azure.com/acme/my%20web/_git/shop/pullrequest/7", "https://dev.azure.com/acme/my%20web/_git/shop")]
    [InlineData("https://dev.azure.com/acme/web/_git/shop", null)]
    [InlineData("https://github.com/acme/shop/pull/7", null)]
    public void A_pull_request_belongs_to_the_repository_in_its_address(string url, string? repository) =>
        _adapter.RepositoryOf(new() { Url = url }).ShouldBe(repository);

    [Theory]
    [InlineData("https://acme@dev.azure.com/acme/web/_git/shop", true)]
    [InlineData("git@ssh.dev.azure.com:v3/acme/web/shop", true)]
    [InlineData("https://github.com/acme/shop", false)]
    [InlineData("../shop", false)]
    public void It_creates_in_the_repositories_of_its_host(string repository, bool can) => _adapter.CanCreateIn(repository).ShouldBe(can);

    [Fact]
    public async Task An_active_a_completed_and_an_abandoned_one_are_told_apart()
    {
        var numbers = new[] { _server.Open("a"), _server.Open("b"), _server.Open("c") };
        _server.Close(numbers[1], merged: true);
        _server.Close(numbers[2], merged: false);

        var answers = await AskAsync(numbers);

        answers.Select(answer => answer.Status).ShouldBe([PullRequestStatus.Open, PullRequestStatus.Merged, PullRequestStatus.Closed]);
        answers[0].Head.ShouldBe("sha-of-a");
    }

    [Fact]
    public async Task Many_active_ones_take_as_many_requests_as_there_are_pages()
    {
        var numbers = Enumerable.Range(0, 230).Select(i => _server.Open($"b{i}")).ToArray();

        var answers = await AskAsync(numbers);

        answers.ShouldAllBe(answer => answer.Status == PullRequestStatus.Open);
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Refusals_and_failures_in_passing_are_waited_out()
    {
        var number = _server.Open("a");
        _server.Refuse("GET", 429, headers: ("Retry-After", "3"));
        _server.Refuse("GET", 500);

        (await AskAsync(number))[0].Status.ShouldBe(PullRequestStatus.Open);

        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_page_to_sign_in_at_is_no_success()
    {
        _token = "old";

        (await Should.ThrowAsync<PullRequestException>(() => AskAsync(1))).Message
            .ShouldBe("Azure DevOps answered 203; the token in SHOP_PAT is not valid any more");
    }

    [Fact]
    public async Task One_that_is_not_there_is_unknown()
    {
        var answer = (await AskAsync(99))[0];

        answer.Status.ShouldBe(PullRequestStatus.Unknown);
        answer.Problem.ShouldNotBeNull().ShouldContain("TF401180");
    }

    [Fact]
    public async Task Creating_again_gives_the_one_that_is_active()
    {
        _server.Open("other");
        var first = await CreateAsync();

        first.Url.ShouldBe($"{Shop}/pullrequest/2");
        (await CreateAsync()).Url.ShouldBe(first.Url);
        _adapter.RepositoryOf(first).ShouldBe(Shop);
        _server.Pulls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_drops_after_it_was_created_creates_no_second_one()
    {
        _server.DropAfter("POST");

        (await CreateAsync()).Url.ShouldBe($"{Shop}/pullrequest/1");

        _server.Count("POST").ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_was_refused_in_passing_is_created_after_all(int status)
    {
        _server.Refuse("POST", status, headers: ("Retry-After", "2"));

        (await CreateAsync()).Url.ShouldBe($"{Shop}/pullrequest/1");

        _server.Count("POST").ShouldBe(2);
    }

    private Task<PullRequest> CreateAsync() =>
        _adapter.CreateAsync(new(Shop, "work", "main", "Work", "All of it."), TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<PullRequestAnswer>> AskAsync(params int[] numbers) => _adapter.AskAsync(
        Shop, [.. numbers.Select(number => new PullRequest { Url = $"{Shop}/pullrequest/{number}" })], TestContext.Current.CancellationToken);
}
