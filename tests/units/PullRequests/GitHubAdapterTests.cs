using Coro.Engine.PullRequests;
using Coro.Engine.PullRequests.GitHub;
using Coro.Engine.Web;
using Coro.Tests.Support;
using Coro.Tests.Support.Apis;

namespace Coro.Tests.PullRequests;

public sealed class GitHubAdapterTests : IDisposable
{
    private const string Shop = "https://github.com/acme/shop";
    private readonly FakeGitHub _server = new();
    private readonly LeapingTime _time = new();
    private readonly GitHubAdapter _adapter;
    private string? _token = FakeGitHub.Token;

    public GitHubAdapterTests() =>
        _adapter = new("github.com", new(KnownHosts.GitHub(_server.Url, new(ApiTokenScheme.Bearer, _ => _token, "SHOP_TOKEN")), ApiClient.Shared, _time));

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("https://github.com/acme/shop/pull/41", Shop)]
    [InlineData("https://GitHub.com/Acme/Shop/pull/41/files?w=1#diff", Shop)]
    [InlineData("https://github.com/acme/shop/issues/41", null)]
    [InlineData("https://github.com/acme/shop", null)]
    [InlineData("https://example.org/acme/shop/pull/41", null)]
    [InlineData("git:/srv/shop#main..work", null)]
    public void A_pull_request_belongs_to_the_repository_in_its_address(string url, string? repository) =>
        _adapter.RepositoryOf(new() { Url = url }).ShouldBe(repository);

    [Theory]
    [InlineData("https://github.com/acme/shop.git", true)]
    [InlineData("git@github.com:acme/shop.git", true)]
    [InlineData("ssh://git@github.com:22/acme/shop", true)]
    [InlineData("https://github.com/acme", false)]
    [InlineData("/srv/shop", false)]
    [InlineData(@"C:\srv\shop", false)]
    [InlineData("https://gitlab.com/acme/shop", false)]
    public void It_creates_in_the_repositories_of_its_host(string repository, bool can) => _adapter.CanCreateIn(repository).ShouldBe(can);

    [Fact]
    public async Task An_open_a_merged_and_a_closed_one_are_told_apart()
    {
        var (open, merged, closed) = (_server.Open("a"), _server.Open("b"), _server.Open("c"));
        _server.Close(merged, merged: true);
        _server.Close(closed, merged: false);

        var answers = await AskAsync(open, merged, closed);

        answers.Select(answer => answer.Status).ShouldBe([PullRequestStatus.Open, PullRequestStatus.Merged, PullRequestStatus.Closed]);
        answers[0].Head.ShouldBe("sha-of-a");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_are_asked_for_page_by_page_and_what_the_pages_do_not_have_one_by_one()
    {
        _server.LargestPage = 2;
        var numbers = Enumerable.Range(0, 13).Select(i => _server.Open($"b{i}")).ToArray();

        var answers = await AskAsync(numbers);

        answers.ShouldAllBe(answer => answer.Status == PullRequestStatus.Open);
        answers.Select(answer => answer.Head).ShouldBe(numbers.Select((_, i) => $"sha-of-b{i}"));
        _server.Count("GET /repos/acme/shop/pulls?").ShouldBe(5);
        _server.Count("GET /repos/acme/shop/pulls/").ShouldBe(3);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var numbers = new[] { _server.Open("a"), _server.Open("b"), _server.Open("c") };
        await AskAsync(numbers);

        (await AskAsync(numbers)).ShouldAllBe(answer => answer.Status == PullRequestStatus.Open);
        _server.Close(numbers[1], merged: true);
        var changed = await AskAsync(numbers);

        _server.Answers.ShouldBe([200, 304, 200]);
        changed[1].Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Fact]
    public async Task One_that_is_not_there_is_unknown_and_keeps_no_other_from_being_known()
    {
        var answers = await AskAsync(_server.Open("a"), 99);

        answers[0].Status.ShouldBe(PullRequestStatus.Open);
        answers[1].Status.ShouldBe(PullRequestStatus.Unknown);
        answers[1].Problem.ShouldNotBeNull().ShouldContain("SHOP_TOKEN may not see it");
    }

    [Fact]
    public async Task A_refusal_that_names_its_time_is_waited_out()
    {
        var number = _server.Open("a");
        _server.Refuse("GET", 429, headers: ("Retry-After", "7"));

        (await AskAsync(number))[0].Status.ShouldBe(PullRequestStatus.Open);

        _time.Leaps.ShouldHaveSingleItem().TotalSeconds.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_for_long_is_left_to_whoever_asks_and_nothing_is_sent_before()
    {
        var number = _server.Open("a");
        var reset = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().AddMinutes(40).ToUnixTimeSeconds());
        _server.Refuse("GET", 403, """{"message": "API rate limit exceeded"}""", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{reset.ToUnixTimeSeconds()}"));

        (await Should.ThrowAsync<PullRequestException>(() => AskAsync(number))).RetryAfter.ShouldBe(reset);
        (await Should.ThrowAsync<PullRequestException>(() => AskAsync(number))).RetryAfter.ShouldBe(reset);

        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_in_passing_is_asked_for_again_and_later_each_time()
    {
        var number = _server.Open("a");
        for (var i = 0; i < 3; i++)
            _server.Refuse("GET", 502);

        (await AskAsync(number))[0].Status.ShouldBe(PullRequestStatus.Open);

        _time.Leaps.Select(wait => wait.TotalSeconds).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task What_keeps_failing_is_told_of()
    {
        for (var i = 0; i < 4; i++)
            _server.Refuse("GET", 503, """{"message": "Down for maintenance"}""");

        var problem = await Should.ThrowAsync<PullRequestException>(() => AskAsync(1));

        problem.Message.ShouldBe("GitHub answered 503 (Down for maintenance)");
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_told_of_by_its_name_and_never_shown()
    {
        _token = "ghp_wrong";
        _server.Refuse("GET", 401, """{"message": "ghp_wrong is no good"}""");

        var problem = await Should.ThrowAsync<PullRequestException>(() => AskAsync(1));

        problem.Message.ShouldBe("GitHub answered 401 (*** is no good); the token in SHOP_TOKEN is not valid any more");
    }

    [Fact]
    public async Task One_that_nobody_listens_for_is_told_of()
    {
        _server.Dispose();

        (await Should.ThrowAsync<PullRequestException>(() => AskAsync(1))).Message.ShouldStartWith("GitHub (127.0.0.1) cannot be reached:");
    }

    [Fact]
    public async Task Creating_gives_the_pull_request_that_there_is_now()
    {
        var created = await CreateAsync();

        created.Url.ShouldBe($"{Shop}/pull/1");
        created.Status.ShouldBe(PullRequestStatus.Open);
        created.Head.ShouldBe("sha-of-work");
        _adapter.RepositoryOf(created).ShouldBe(Shop);
    }

    [Fact]
    public async Task Creating_again_gives_the_one_that_is_open()
    {
        _server.Open("other");
        var first = await CreateAsync();

        (await CreateAsync()).Url.ShouldBe(first.Url);

        _server.Pulls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_drops_after_it_was_created_creates_no_second_one()
    {
        _server.DropAfter("POST");

        (await CreateAsync()).Url.ShouldBe($"{Shop}/pull/1");

        _server.Pulls.Count.ShouldBe(1);
        _server.Count("POST").ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    public async Task What_was_refused_in_passing_is_created_after_all(int status)
    {
        _server.Refuse("POST", status, headers: ("Retry-After", "2"));

        (await CreateAsync()).Url.ShouldBe($"{Shop}/pull/1");

        _server.Count("POST").ShouldBe(2);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_told_of_with_the_hosts_words()
    {
        _server.Refuse("POST", 422, """{"message": "Validation Failed", "errors": [{"message": "No commits between main and work"}]}""");

        (await Should.ThrowAsync<PullRequestException>(CreateAsync)).Message
            .ShouldBe("GitHub answered 422 (Validation Failed; No commits between main and work)");
    }

    private Task<PullRequest> CreateAsync() =>
        _adapter.CreateAsync(new("git@github.com:acme/shop.git", "work", "main", "Work", "All of it."), TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<PullRequestAnswer>> AskAsync(params int[] numbers) => _adapter.AskAsync(
        Shop, [.. numbers.Select(number => new PullRequest { Url = $"{Shop}/pull/{number}" })], TestContext.Current.CancellationToken);
}
