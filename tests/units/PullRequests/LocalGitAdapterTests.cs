using Coro.Engine.PullRequests;
using Coro.Tests.Support;

namespace Coro.Tests.PullRequests;

/// <summary>On real repositories.</summary>
public sealed class LocalGitAdapterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly GitRepository _repository;
    private readonly LocalGitAdapter _adapter;

    public LocalGitAdapterTests()
    {
        _repository = new(Path.Combine(_folder.Path, "repo"));
        _repository.Commit();
        _adapter = new(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_branch_is_open_until_its_base_contains_it()
    {
        var request = Branch("feature");

        (await AskAsync(request)).Status.ShouldBe(PullRequestStatus.Open);

        _repository.Git("merge", "-q", "--no-ff", "-m", "merge", "feature");
        (await AskAsync(request)).Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Fact]
    public async Task A_branch_that_was_deleted_after_it_was_merged_is_merged()
    {
        var request = Branch("feature");
        var seen = request with { Head = (await AskAsync(request)).Head };

        _repository.Git("merge", "-q", "--no-ff", "-m", "merge", "feature");
        _repository.Git("branch", "-D", "feature");

        (await AskAsync(seen)).Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Fact]
    public async Task A_branch_that_was_deleted_before_it_was_merged_is_closed()
    {
        var request = Branch("feature");
        var seen = request with { Head = (await AskAsync(request)).Head };

        _repository.Git("branch", "-D", "feature");

        (await AskAsync(seen)).Status.ShouldBe(PullRequestStatus.Closed);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_branch_whose_commits_were_squashed_into_the_base_is_merged(bool deleted, bool goesOn)
    {
        var request = Branch("feature");
        _repository.Git("checkout", "-q", "feature");
        _repository.Commit("more", "1");
        _repository.Commit("more", "1\n2");
        _repository.Git("checkout", "-q", "main");
        var seen = request with { Head = (await AskAsync(request)).Head };
        _repository.Commit("between");

        _repository.Git("merge", "-q", "--squash", "feature");
        _repository.Git("commit", "-q", "-m", "all of it in one");
        if (goesOn)
            _repository.Commit("more", "something else");
        if (deleted)
            _repository.Git("branch", "-q", "-D", "feature");

        (await AskAsync(seen)).Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_branch_whose_commits_were_rebased_onto_the_base_is_merged(bool goesOn)
    {
        var request = Branch("feature");
        _repository.Git("checkout", "-q", "feature");
        _repository.Commit("more", "1");
        _repository.Git("checkout", "-q", "main");
        var seen = request with { Head = (await AskAsync(request)).Head };
        _repository.Commit("between");

        _repository.Git("cherry-pick", "main..feature");
        if (goesOn)
            _repository.Commit("more", "something else");
        _repository.Git("branch", "-q", "-D", "feature");

        (await AskAsync(seen)).Status.ShouldBe(PullRequestStatus.Merged);
    }

    [Fact]
    public async Task A_branch_of_which_the_base_has_only_a_part_is_not_merged()
    {
        var request = Branch("feature");
        _repository.Git("checkout", "-q", "feature");
        _repository.Commit("more", "1");
        _repository.Git("checkout", "-q", "main");

        _repository.Git("cherry-pick", "feature~1");

        (await AskAsync(request)).Status.ShouldBe(PullRequestStatus.Open);
        _repository.Git("branch", "-q", "-D", "feature");
        (await AskAsync(request with { Head = _repository.Git("rev-parse", "main") })).Status.ShouldBe(PullRequestStatus.Merged, "that is what the base has");
    }

    [Fact]
    public async Task A_branch_that_changes_nothing_so_far_is_open()
    {
        _repository.Git("checkout", "-q", "-b", "empty");
        _repository.Git("commit", "-q", "--allow-empty", "-m", "to begin with");
        _repository.Git("checkout", "-q", "main");

        (await AskAsync(new() { Url = "x", Repository = "repo", Branch = "empty", Base = "main" })).Status.ShouldBe(PullRequestStatus.Open);
    }

    [Theory]
    [InlineData("nowhere", "main", "no branch 'nowhere'")]
    [InlineData("main", "nowhere", "no branch 'nowhere'")]
    public async Task A_branch_that_nobody_has_seen_is_unknown_and_said_so(string branch, string onto, string problem)
    {
        var answer = await AskAsync(new() { Url = "x", Repository = "repo", Branch = branch, Base = onto });

        answer.Status.ShouldBe(PullRequestStatus.Unknown);
        answer.Problem!.ShouldContain(problem);
    }

    [Fact]
    public async Task A_folder_that_is_no_repository_cannot_be_asked()
    {
        var request = new PullRequest { Url = "x", Repository = "elsewhere", Branch = "b" };

        var refused = await Should.ThrowAsync<PullRequestException>(() => AskAsync(request));

        refused.Message.ShouldContain("elsewhere");
    }

    [Theory]
    [InlineData("repo")]
    [InlineData("./repo/")]
    public void One_repository_is_one_however_it_is_spelt(string repository) =>
        _adapter.RepositoryOf(new() { Url = "x", Repository = repository, Branch = "b" }).ShouldBe(_repository.Folder);

    [Theory]
    [InlineData("https://github.com/o/r")]
    [InlineData("git@github.com:o/r.git")]
    public void What_has_a_host_is_none_of_its_business(string repository) =>
        _adapter.RepositoryOf(new() { Url = "x", Repository = repository, Branch = "b" }).ShouldBeNull();

    [Fact]
    public async Task Creating_twice_gives_the_same_one()
    {
        Branch("feature");
        var draft = new PullRequestDraft("repo", "feature", "main", "Title", "");

        var first = await _adapter.CreateAsync(draft, default);

        (await _adapter.CreateAsync(draft, default)).ShouldBe(first);
        (await AskAsync(first)).Status.ShouldBe(PullRequestStatus.Open);
    }

    [Fact]
    public async Task None_is_made_of_a_branch_that_is_not_there() =>
        (await Should.ThrowAsync<PullRequestException>(() => _adapter.CreateAsync(new("repo", "nowhere", "main", "T", ""), default)))
            .Message.ShouldContain("nowhere");

    private PullRequest Branch(string name)
    {
        _repository.Git("checkout", "-q", "-b", name);
        _repository.Commit(name);
        _repository.Git("checkout", "-q", "main");
        return new() { Url = LocalGitAdapter.UrlOf("repo", name, "main"), Repository = "repo", Branch = name, Base = "main" };
    }

    private async Task<PullRequestAnswer> AskAsync(PullRequest request) =>
        (await _adapter.AskAsync(_adapter.RepositoryOf(request)!, [request], default)).Single();
}
