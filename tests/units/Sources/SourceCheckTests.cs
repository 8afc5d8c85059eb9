using System.Collections.Concurrent;
using Coro.Engine.Sources;
using Coro.Tests.Support;

namespace Coro.Tests.Sources;

public sealed class SourceCheckTests : IDisposable
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    private static readonly Unreachable NoHost = new("Could not resolve host: example.org", "Check the name.");
    private static readonly Reached OneTag = new(RemoteRefs.Parse($"{Sha}\tHEAD\n{Sha}\trefs/tags/v1.0.0\n"));

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task Real_repositories_resolve_relative_to_the_briefs_folder()
    {
        var repository = new GitRepository(_temp.In("sources", "core"));
        var commit = repository.Commit();
        repository.Tag("v2.0.0", annotated: true);
        repository.Commit(text: "later");
        var check = new SourceCheck(new RemoteCatalog(new GitRemote(_temp.Path, TimeProvider.System)), _temp.Path);

        var report = await check.CheckAsync(
            [new("core", "sources/core", "2.0.0"), new("docs", null, "9.9"), new("latest", "sources/core", null)], default);

        report.ThrowIfFailed();
        report.Resolved.ShouldBe(
        [
            new ResolvedSource("core", "2.0.0", "refs/tags/v2.0.0", commit, null),
            new ResolvedSource("latest", "v2.0.0", "refs/tags/v2.0.0", commit, "the latest release"),
        ]);
    }

    [Fact]
    public async Task Each_repository_is_asked_once()
    {
        var remote = new FakeRemote(_ => OneTag);
        var check = new SourceCheck(new RemoteCatalog(remote), _temp.Path);
        ChildSource[] children =
        [
            new("a", "https://example.org/x", "1.0.0"),
            new("b", "https://example.org/x", null),
            new("c", "https://example.org/y", null),
        ];

        await check.CheckAsync(children, default);
        await check.CheckAsync(children, default);

        remote.Asked.Order().ShouldBe(["https://example.org/x", "https://example.org/y"]);
    }

    [Fact]
    public async Task One_common_cause_is_told_once_with_every_child()
    {
        var children = Enumerable.Range(1, 14).Select(i => new ChildSource($"c{i}", $"https://example.org/{i}", null)).ToList();

        var report = await Check(_ => NoHost, children);

        report.Inaccessible.ShouldHaveSingleItem().Message.ShouldBe(
            "repositories of 14 children cannot be read: Could not resolve host: example.org: "
            + "c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14. Check the name.");
    }

    [Fact]
    public async Task All_failures_of_both_kinds_are_told_and_the_unreachable_ones_outrank_the_pins()
    {
        var report = await Check(
            url => url.EndsWith("away", StringComparison.Ordinal) ? NoHost : OneTag,
            [
                new("a", "https://user:s3cret@example.org/away", null),
                new("b", "https://user:s3cret@example.org/here", "1.0.1"),
                new("c", "https://example.org/here", "nope"),
                new("d", "https://example.org/here", "1.0.0"),
            ]);

        var message = Should.Throw<InaccessibleRepositoryException>(report.ThrowIfFailed).Message;
        message.Split('\n').ShouldBe(
        [
            "child 'a', repository 'https://***@example.org/away' cannot be read: Could not resolve host: example.org. Check the name.",
            "child 'b', repository 'https://***@example.org/here': the pin '1.0.1' is no tag, branch or commit there. Nearest of 1 tag: v1.0.0.",
            "child 'c', repository 'https://example.org/here': the pin 'nope' is no tag, branch or commit there. Nearest of 1 tag: v1.0.0.",
        ]);
        report.Resolved.ShouldHaveSingleItem().Child.ShouldBe("d");
    }

    [Fact]
    public async Task A_wrong_pin_alone_is_told_as_such()
    {
        var report = await Check(_ => OneTag, [new("a", "https://example.org/x", "3"), new("b", "https://example.org/x", "3")]);

        Should.Throw<InvalidPinException>(report.ThrowIfFailed).Message.ShouldStartWith("2 children (a, b), repository ");
    }

    [Fact]
    public async Task A_host_that_is_silent_is_asked_no_further()
    {
        var silent = new Unreachable("no answer within 60 s", "Check the network.", HostIsSilent: true);
        var remote = new FakeRemote(url => url.Contains("slow", StringComparison.Ordinal) ? silent : OneTag);
        var children = Enumerable.Range(1, 5)
            .SelectMany(_ => (string[])["slow", "quick"], (i, host) => new ChildSource($"{host}{i}", $"https://{host}.example.org/{i}", null))
            .ToList();

        var report = await new SourceCheck(new RemoteCatalog(remote, atOnce: 1), _temp.Path).CheckAsync(children, default);

        remote.Asked.Count(url => url.Contains("slow", StringComparison.Ordinal)).ShouldBe(1);
        report.Resolved.Count.ShouldBe(5);
        report.Inaccessible.ShouldHaveSingleItem().Message.ShouldContain("5 children");
    }

    public void Dispose() => _temp.Dispose();

    private Task<SourceReport> Check(Func<string, RemoteAnswer> answer, IReadOnlyList<ChildSource> children) =>
        new SourceCheck(new RemoteCatalog(new FakeRemote(answer)), _temp.Path).CheckAsync(children, default);

    private sealed class FakeRemote(Func<string, RemoteAnswer> answer) : IGitRemote
    {
        public ConcurrentBag<string> Asked { get; } = [];

        public Task<RemoteAnswer> AskAsync(string url, CancellationToken cancellationToken)
        {
            Asked.Add(url);
            return Task.FromResult(answer(url));
        }
    }
}
