using Coro.Engine.State;
using Coro.Engine.Trackers;
using Coro.Engine.Trackers.AzureBoards;
using Coro.Engine.Trackers.Files;
using Coro.Engine.Trackers.GitHub;
using Coro.Engine.Trackers.Jira;
using Coro.Engine.Web;
using Coro.Tests.Support;
using Coro.Tests.Support.Apis;

namespace Coro.Tests.Trackers;

/// <summary>What holds for every tracker, whatever happens in between.</summary>
public sealed class TrackerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly List<IDisposable> _open = [];

    public static TheoryData<string> Trackers => ["github", "azure", "jira-cloud", "jira-server", "file"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _open.ForEach(one => one.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Trackers))]
    public async Task A_campaign_becomes_an_epic_with_issues_that_wait_for_each_other_and_are_done(string kind)
    {
        var (tracker, look, _) = Make(kind);

        var (epic, core, api) = await ThroughAsync(tracker);

        look().ShouldBe(new(3, [core.Key, api.Key], [core.Key], 1, ["done", "dropped"]));
        epic.Provider.ShouldBe(tracker.Provider);
    }

    [Theory]
    [MemberData(nameof(Trackers))]
    public async Task All_of_it_may_be_done_again_and_nothing_is_there_twice(string kind)
    {
        var (tracker, look, again) = Make(kind);
        var first = await ThroughAsync(tracker);

        (await ThroughAsync(tracker)).ShouldBe(first);
        (await ThroughAsync(again())).ShouldBe(first);

        look().ShouldBe(new(3, [first.Core.Key, first.Api.Key], [first.Core.Key], 1, ["done", "dropped"]));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    [InlineData("jira-cloud")]
    [InlineData("jira-server")]
    public async Task A_connection_that_drops_after_each_change_leaves_nothing_twice(string kind)
    {
        var (tracker, look, _) = Make(kind);
        ((LoopbackServer)_open[0]).DropsChanges = true;

        var (_, core, api) = await ThroughAsync(tracker);

        look().ShouldBe(new(3, [core.Key, api.Key], [core.Key], 1, ["done", "dropped"]));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    [InlineData("jira-cloud")]
    [InlineData("jira-server")]
    public async Task Refusals_and_failures_in_passing_are_waited_out(string kind)
    {
        var (tracker, look, _) = Make(kind);
        var server = (LoopbackServer)_open[0];
        for (var i = 0; i < 2; i++)
        {
            server.Refuse("POST", 503);
            server.Refuse("GET", 429, headers: ("Retry-After", "3"));
            server.Refuse("GET", 500);
        }

        var (_, core, api) = await ThroughAsync(tracker);

        look().ShouldBe(new(3, [core.Key, api.Key], [core.Key], 1, ["done", "dropped"]));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    [InlineData("jira-cloud")]
    public async Task One_that_is_down_is_told_of_in_one_line(string kind)
    {
        var (tracker, _, _) = Make(kind);
        _open[0].Dispose();

        (await Should.ThrowAsync<TrackerException>(() => tracker.CreateEpicAsync(Draft("x", "job"), Token))).Message.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_file_that_is_no_json_is_left_as_it_is()
    {
        var path = Path.Combine(_folder.Path, "tracker.json");
        File.WriteAllText(path, "{");

        (await Should.ThrowAsync<TrackerException>(() => new FileTracker(path, RealDisk.Instance).CreateEpicAsync(Draft("x", "job"), Token)))
            .Message.ShouldStartWith($"{path} cannot be used:");

        File.ReadAllText(path).ShouldBe("{");
    }

    [Theory]
    [InlineData("github", "acme/shop#1", "https://github.com/acme/shop/issues/2", "other/repo#1")]
    [InlineData("azure", "1", "https://dev.azure.com/acme/web/_workitems/edit/2", "shop-1")]
    [InlineData("jira-cloud", "SHOP-1", "https://acme.atlassian.net/browse/SHOP-2", "no/key?")]
    [InlineData("jira-server", "SHOP-1", "SHOP-2", "SHOP-9")]
    [InlineData("file", "1", "#2", "9")]
    public async Task Open_items_are_listed_by_label_and_read(string kind, string first, string second, string none)
    {
        var (tracker, _, _) = Make(kind);
        Write(kind, "Totals", "Show them.", "coro", "shop");
        Write(kind, "Other", "Not this.", "bug");
        Write(kind, "Done with", "", "coro");
        await tracker.MoveAsync(tracker.ReferenceTo(first[..^1] + "3"), TrackerStatus.Done, Token);

        var key = (await tracker.ListAsync("coro", Token)).ShouldHaveSingleItem();
        var item = await tracker.ReadAsync(key, Token);

        key.ShouldBe(first);
        item.ShouldBe(item with { Title = "Totals", Body = "Show them." });
        item.Labels.ShouldBe(["coro", "shop"]);
        (item.Reference with { Url = null }).ShouldBe(tracker.ReferenceTo(key) with { Url = null });
        (await tracker.ReadAsync(second, Token)).Title.ShouldBe("Other");
        await Should.ThrowAsync<TrackerException>(() => tracker.ReadAsync(none, Token));
    }

    [Theory]
    [InlineData("<div>Show <b>totals</b>&nbsp;&amp; sums.</div><div><br></div><h2>Acceptance criteria</h2><ul><li>Right</li><li>Fast</li></ul>",
        "Show totals & sums.\n\n## Acceptance criteria\n\n- Right\n\n- Fast")]
    [InlineData("<p>One\n two</p>", "One two")]
    [InlineData(null, "")]
    public void The_text_of_a_work_item_becomes_lines(string? html, string text) => HtmlText.Of(html).ShouldBe(text);

    private void Write(string kind, string title, string text, params string[] labels)
    {
        switch (kind)
        {
            case "github": ((FakeGitHub)_open[0]).AddIssue(title, text, labels); break;
            case "azure": ((FakeAzureDevOps)_open[0]).AddItem(title, text, labels); break;
            case "file": TrackerFile.Add(Path.Combine(_folder.Path, "sub", "tracker.json"), title, text, labels); break;
            default: ((FakeJira)_open[0]).AddIssue(title, text, labels); break;
        }
    }

    private static TrackerDraft Draft(string title, string marker) => new(title, $"About {title}.", marker, Start);

    // The epic, core, and api, which waits for core; api is not going to be done.
    private static async Task<(TrackerReference Epic, TrackerReference Core, TrackerReference Api)> ThroughAsync(ITracker tracker)
    {
        var epic = await tracker.CreateEpicAsync(Draft("shop", "job-1"), Token);
        var core = await tracker.CreateIssueAsync(epic, Draft("core", "job-1/core"), Token);
        var api = await tracker.CreateIssueAsync(epic, Draft("api", "job-1/core2"), Token);
        await tracker.LinkAsync(api, core, Token);
        await tracker.MoveAsync(core, TrackerStatus.InProgress, Token);
        await tracker.CommentAsync(core, "It is <done>.", "job-1/core/1", Token);
        await tracker.MoveAsync(core, TrackerStatus.Done, Token);
        await tracker.MoveAsync(api, TrackerStatus.Dropped, Token);
        return (epic, core, api);
    }

    private (ITracker Tracker, Func<Seen> Look, Func<ITracker> Again) Make(string kind)
    {
        var time = new LeapingTime();
        switch (kind)
        {
            case "github":
                var github = Opened(new FakeGitHub());
                ITracker GitHub() => new GitHubTracker(
                    new("acme", "shop"), new(KnownHosts.GitHub(github.Url, new(ApiTokenScheme.Bearer, _ => FakeGitHub.Token, "T")), ApiClient.Shared, time));
                return (GitHub(), () => Look(github), GitHub);
            case "azure":
                var azure = Opened(new FakeAzureDevOps());
                ITracker Azure() => new AzureBoardsTracker(
                    "acme", "web", ("Epic", "Task"), new(KnownHosts.AzureDevOps(azure.Url, new(ApiTokenScheme.Basic, _ => FakeAzureDevOps.Token, "T")), ApiClient.Shared, time));
                return (Azure(), () => Look(azure), Azure);
            case "file":
                var path = Path.Combine(_folder.Path, "sub", "tracker.json");
                ITracker InFile() => new FileTracker(path, RealDisk.Instance);
                return (InFile(), () => Look(path), InFile);
            default:
                var jira = Opened(new FakeJira(kind == "jira-cloud"));
                var token = kind == "jira-cloud"
                    ? new ApiToken(ApiTokenScheme.Basic, _ => FakeJira.Token, "T") { User = FakeJira.User }
                    : new ApiToken(ApiTokenScheme.Bearer, _ => FakeJira.Token, "T");
                ITracker Jira() => new JiraTracker("SHOP", ("Epic", "Task"), new(KnownHosts.Jira(jira.Url, token), ApiClient.Shared, time), kind == "jira-cloud");
                return (Jira(), () => Look(jira), Jira);
        }
    }

    private T Opened<T>(T server)
        where T : IDisposable
    {
        _open.Add(server);
        return server;
    }

    private static Seen Look(FakeGitHub server) => new(
        server.AllIssues.Count,
        [.. server.Related(1, "sub_issues").Select(number => $"acme/shop#{number}")],
        [.. server.Related(3, "blocked_by").Select(number => $"acme/shop#{number}")],
        server.CommentsOf(2).Count,
        [.. server.AllIssues.Skip(1).Select(issue => ((string?)issue["state"], (string?)issue["state_reason"]) switch
        {
            ("closed", "completed") => "done",
            ("closed", "not_planned") => "dropped",
            var other => $"{other}",
        })]);

    private static Seen Look(FakeAzureDevOps server) => new(
        server.Items.Count,
        [.. server.Items.Where(item => Relations(item, "System.LinkTypes.Hierarchy-Reverse") is ["1"]).Select(item => item["id"]!.ToString())],
        Relations(server.Items[2], "System.LinkTypes.Dependency-Reverse"),
        server.CommentsOf(2).Count,
        [.. server.Items.Skip(1).Select(item => (string)item["fields"]!["System.State"]! switch { "Closed" => "done", "Removed" => "dropped", var other => other })]);

    private static string[] Relations(System.Text.Json.Nodes.JsonObject item, string rel) =>
        [.. item["relations"]!.AsArray().Where(one => (string)one!["rel"]! == rel).Select(one => ((string)one!["url"]!).Split('/')[^1])];

    private static Seen Look(FakeJira server) => new(
        server.Issues.Count,
        [.. server.Issues.Where(issue => (string?)issue["fields"]!["parent"]?["key"] == "SHOP-1" || server.Links.Contains(("Relates", "SHOP-1", (string)issue["key"]!)))
            .Select(issue => (string)issue["key"]!)],
        [.. server.Links.Where(link => link is { Type: "Blocks", To: "SHOP-3" }).Select(link => link.From)],
        server.CommentsOf("SHOP-2").Count,
        [.. new[] { "SHOP-2", "SHOP-3" }.Select(key => server.StatusOf(key) switch { "Done" => "done", "Won't Do" => "dropped", var other => other })]);

    private static Seen Look(string path)
    {
        var items = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!["items"]!.AsArray();
        return new(
            items.Count,
            [.. items.Where(item => (string?)item!["parent"] == "1").Select(item => (string)item!["key"]!)],
            [.. items[2]!["blocked_by"]!.AsArray().Select(key => (string)key!)],
            items[1]!["comments"]!.AsArray().Count,
            [.. items.Skip(1).Select(item => (string)item!["status"]!)]);
    }

    /// <summary>What a tracker has: items, those below the first, what the third waits for, the second's comments, and where second and third stand.</summary>
    private sealed record Seen(int Items, string[] Below, string[] Waits, int Comments, string[] States)
    {
        public bool Equals(Seen? other) => other is not null && ToString() == other.ToString();

        public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

        public override string ToString() => $"{Items} items; below: {string.Join(' ', Below)}; waits: {string.Join(' ', Waits)}; {Comments} comments; {string.Join(' ', States)}";
    }
}
