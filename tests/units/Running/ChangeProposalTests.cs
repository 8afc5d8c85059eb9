using Coro.Engine.Insights;
using Coro.Engine.PullRequests;
using Coro.Engine.PullRequests.GitHub;
using Coro.Engine.Web;
using Coro.Tests.Support;
using Coro.Tests.Support.Apis;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What a campaign learned as a branch and a pull request, in real repositories.</summary>
public sealed class ChangeProposalTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly GitRepository _repository;

    public ChangeProposalTests()
    {
        _repository = new(Path.Combine(_campaign.Root, "repo"));
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "agents"));
        _repository.Commit("agents/AGENTS.md", "# Agents\n");
        Propose(new() { Kind = ProposalKind.Branch });
        _campaign.Steps.On("a/TS", _ => Success(new() { Insights = [new("Pages count from 1.", ["api"])] }));
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_branch_has_the_memory_files_and_what_is_checked_out_is_not_touched()
    {
        var before = _repository.Git("rev-parse", "HEAD");
        File.WriteAllText(Path.Combine(_repository.Folder, "agents", "AGENTS.md"), "half written");
        File.WriteAllText(Path.Combine(_repository.Folder, "staged.txt"), "mine");
        _repository.Git("add", "staged.txt");

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        var proposed = _campaign.Read().Proposed.ShouldNotBeNull();
        proposed.Branch.ShouldBe($"coro/test-{_campaign.Read().Campaign.JobId}");
        _repository.Git("show", $"{proposed.Branch}:agents/AGENTS.md").ShouldBe(
            "# Agents\n\n<!-- coro:learned begin campaign=test -->\n## Learned\n\n- Pages count from 1. [api] (a)\n<!-- coro:learned end -->");
        _repository.Git("diff", "--name-only", $"main..{proposed.Branch}").ShouldBe("agents/AGENTS.md");
        _repository.Git("rev-parse", $"{proposed.Branch}^").ShouldBe(before);
        _repository.Git("status", "--porcelain").ShouldBe("M agents/AGENTS.md\nA  staged.txt", "the work of whoever works here");
        File.ReadAllText(Path.Combine(_repository.Folder, "agents", "AGENTS.md")).ShouldBe("half written");
        Directory.GetFiles(Path.Combine(_campaign.Workspace, "artifacts")).Select(Path.GetFileName).ShouldBe(["insights.md"], "no patch beside it, and nothing else is left");
    }

    [Fact]
    public async Task A_pull_request_of_a_repository_without_a_remote_is_its_branch()
    {
        Propose(new() { Kind = ProposalKind.PullRequest });

        await _campaign.StartAsync(Child("a"));

        var proposed = _campaign.Read().Proposed!;
        proposed.Url.ShouldBe(LocalGitAdapter.UrlOf(_repository.Folder, proposed.Branch, "main"));
        _campaign.Host.Notes.ShouldContain($"one change of what agents are to remember is proposed: {proposed.Url}");
    }

    [Fact]
    public async Task A_pull_request_is_pushed_and_made_once_whatever_is_lost_on_the_way()
    {
        using var server = new FakeGitHub { DropsChanges = true };
        var bare = new GitRepository(Path.Combine(_campaign.Root, "bare"));
        bare.Git("config", "core.bare", "true");
        _repository.Git("remote", "add", "origin", bare.Folder);
        _repository.Git("push", "-q", "origin", "main");
        _repository.Git("remote", "set-url", "origin", "https://github.com/acme/shop.git");
        _repository.Git("config", $"url.{bare.Folder}.pushInsteadOf", "https://github.com/acme/shop.git");
        Propose(new() { Kind = ProposalKind.PullRequest, Base = "main" });
        _campaign.PullRequests = new([new GitHubAdapter(
            "github.com", new(KnownHosts.GitHub(server.Url, new(ApiTokenScheme.Bearer, _ => FakeGitHub.Token, "T")), ApiClient.Shared, new LeapingTime()))]);

        await _campaign.StartAsync(Child("a"));

        _campaign.Read().Proposed?.Url.ShouldBe("https://github.com/acme/shop/pull/1", string.Join('\n', _campaign.Host.Notes));
        server.Pulls.Count.ShouldBe(1);
        bare.Git("rev-parse", _campaign.Read().Proposed!.Branch).ShouldBe(_campaign.Read().Proposed!.Commit);
    }

    [Fact]
    public async Task What_was_done_before_a_crash_is_found_and_not_done_again()
    {
        await _campaign.StartAsync(Child("a"));
        var proposed = _campaign.Read().Proposed!;
        var repository = new MemoryRepository(_repository.Folder, Path.Combine(_campaign.Root, "scratch"));
        var insights = _campaign.Read().Insights;

        Task<string?> AgainAsync(string text) => repository.ChangeAsync(
            proposed.Branch, _repository.Git("rev-parse", "main"), ["agents/AGENTS.md"], file => MemoryBlock.Put(file, "test", [.. insights.Select(one => one with { Text = text })]),
            "again", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);

        (await AgainAsync("Pages count from 1.")).ShouldBe(proposed.Commit);
        var more = await AgainAsync("Pages count from 0.");
        _repository.Git("rev-parse", $"{more}^").ShouldBe(proposed.Commit, "what was learned later comes on top");
        _repository.Git("branch", "--list", "coro/*").Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_base_has_already_is_not_proposed()
    {
        await _campaign.StartAsync(Child("a"));
        _repository.Git("merge", "-q", _campaign.Read().Proposed!.Branch);
        _repository.Git("branch", "-q", "-D", _campaign.Read().Proposed!.Branch);

        var repository = new MemoryRepository(_repository.Folder, Path.Combine(_campaign.Root, "scratch"));
        (await repository.ChangeAsync(
            "coro/other", _repository.Git("rev-parse", "main"), ["agents/AGENTS.md"], text => MemoryBlock.Put(text, "test", _campaign.Read().Insights), "m", DateTimeOffset.UnixEpoch,
            TestContext.Current.CancellationToken)).ShouldBeNull();
        _repository.Git("branch", "--list", "coro/*").ShouldBe("");
    }

    [Theory]
    [InlineData("no-such", null, "no branch 'no-such'")]
    [InlineData(null, "upstream", "no remote 'upstream'")]
    public async Task What_cannot_be_proposed_becomes_a_patch_and_fails_nothing(string? onto, string? remote, string told)
    {
        Propose(new() { Kind = ProposalKind.PullRequest, Base = onto, Remote = remote });

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Notes.ShouldContain(note => note.Contains(told, StringComparison.Ordinal) && note.EndsWith("there is a patch instead", StringComparison.Ordinal));
        _campaign.Read().Proposed.ShouldBeNull();
        File.Exists(Path.Combine(_campaign.Workspace, "artifacts", "insights.patch")).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_asked_at_the_checkpoint_reads_what_is_going_to_be_proposed()
    {
        _campaign.Settings = _campaign.Settings with { Checkpoints = ["aggregation"] };

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Read().Gates.Single().Facts.ShouldContain("1 insight that nobody rejected will be proposed as a branch of AGENTS.md");
        _repository.Git("branch", "--list", "coro/*").ShouldBe("");
    }

    [Theory]
    [InlineData("a..b.lock", "coro/a--b-lock-j1")]
    [InlineData("shop", "coro/shop-j1")]
    public void A_branch_has_a_name_that_git_takes(string campaign, string branch)
    {
        ChangeProposal.BranchOf(campaign, "j1").ShouldBe(branch);
        _repository.Git("check-ref-format", "--branch", branch);
    }

    private void Propose(ProposalSettings proposal) => _campaign.Settings = _campaign.Settings with
    {
        Workflow = Workflow.Delivery,
        Origin = Path.Combine(_repository.Folder, "agents"),
        Stages = new() { MemoryFiles = [Path.Combine(_repository.Folder, "agents", "AGENTS.md")], Proposal = proposal },
    };
}
