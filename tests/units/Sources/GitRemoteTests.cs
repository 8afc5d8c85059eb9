using Coro.Engine.Sources;
using Coro.Tests.Support;

namespace Coro.Tests.Sources;

public sealed class GitRemoteTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_repository_tells_its_branches_tags_and_default_branch()
    {
        var repository = new GitRepository(_temp.In("a"));
        var first = repository.Commit(text: "1");
        repository.Tag("v1.0.0").Tag("v1.0.1", annotated: true);
        var second = repository.Commit(text: "2");

        var refs = (await Ask(repository.Folder)).ShouldBeOfType<Reached>().Refs;

        refs.Head.ShouldBe(new RefTip("main", "refs/heads/main", second, second));
        refs.Tags.Keys.ShouldBe(["v1.0.0", "v1.0.1"]);
        refs.Tags["v1.0.1"].CommitSha.ShouldBe(first);
        refs.Tags["v1.0.1"].Sha.ShouldNotBe(first);
    }

    [Fact]
    public async Task An_empty_repository_answers_with_nothing() =>
        (await Ask(new GitRepository(_temp.In("a")).Folder)).ShouldBeOfType<Reached>().Refs.Head.ShouldBeNull();

    [Fact]
    public async Task A_folder_inside_another_repository_is_not_taken_for_one()
    {
        var repository = new GitRepository(_temp.In("a"));
        Directory.CreateDirectory(Path.Combine(repository.Folder, "inside"));

        var answer = (await Ask(Path.Combine(repository.Folder, "inside"))).ShouldBeOfType<Unreachable>();

        answer.Cause.ShouldBe("does not appear to be a git repository");
        answer.Remedy.ShouldContain("brief's folder");
    }

    [Fact]
    public async Task The_cause_of_a_failure_carries_neither_URL_nor_password()
    {
        // Port 1 of this very machine: nobody listens, and no name is looked up.
        var answer = (await Ask("http://user:s3cret@127.0.0.1:1/a.git")).ShouldBeOfType<Unreachable>();

        answer.Cause.ShouldStartWith("Failed to connect to 127.0.0.1 port 1");
        answer.Cause.ShouldNotContain("s3cret");
        answer.Cause.ShouldNotContain(" ms");
        answer.HostIsSilent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_URL_that_names_a_command_runs_nothing()
    {
        var canary = _temp.In("canary");

        foreach (var url in (string[])[$"--upload-pack=touch {canary}", $"ext::touch {canary}"])
            (await Ask(url)).ShouldBeOfType<Unreachable>().Cause.ShouldStartWith("the URL ");

        File.Exists(canary).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_git_is_told_with_its_remedy()
    {
        var remote = new GitRemote(_temp.Path, TimeProvider.System, git: "no-such-git");

        var answer = (await remote.AskAsync("https://example.org/a", default)).ShouldBeOfType<Unreachable>();

        answer.Remedy.ShouldContain("Install git");
    }

    [Fact]
    public async Task A_host_that_does_not_answer_runs_into_the_time_limit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for git is a shell script");
        var remote = new GitRemote(_temp.Path, TimeProvider.System, TimeSpan.FromMilliseconds(100), Script("sleep 600 & sleep 600"));

        (await remote.AskAsync("https://example.org/a", default)).ShouldBeOfType<Unreachable>().HostIsSilent.ShouldBeTrue();
    }

    [Fact]
    public async Task Cancelling_ends_the_question()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for git is a shell script");
        var remote = new GitRemote(_temp.Path, TimeProvider.System, git: Script("sleep 600"));
        using var cancel = new CancellationTokenSource();
        var asking = remote.AskAsync("https://example.org/a", cancel.Token);

        cancel.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(asking);
    }

    [Fact]
    public async Task A_flood_of_refs_is_cut_off()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for git is a shell script");
        var remote = new GitRemote(_temp.Path, TimeProvider.System, git: Script("exec yes 0123456789012345678901234567890123456789"));

        (await remote.AskAsync("https://example.org/a", default)).ShouldBeOfType<Unreachable>().Cause.ShouldContain("64 MiB");
    }

    public void Dispose() => _temp.Dispose();

    private Task<RemoteAnswer> Ask(string url) => new GitRemote(_temp.Path, TimeProvider.System).AskAsync(url, default);

    private string Script(string body)
    {
        var path = _temp.Write("git.sh", "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
