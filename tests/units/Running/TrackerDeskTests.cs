using System.Text.Json.Nodes;
using Coro.Engine.Trackers;
using Coro.Tests.Support;

namespace Coro.Tests.Running;

public sealed class TrackerDeskTests : IDisposable
{
    private readonly TestCampaign _campaign = new() { Time = new LeapingTime() };

    private string Path => System.IO.Path.Combine(_campaign.Root, "tracker.json");

    public TrackerDeskTests() =>
        _campaign.Settings = _campaign.Settings with { Tracker = new() { Kind = TrackerKind.File, Path = Path } };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_campaign_that_ends_well_leaves_a_closed_epic_with_linked_and_closed_items()
    {
        await _campaign.StartAsync(TestCampaign.Child("core"), TestCampaign.Child("api", "core"));

        var items = Items();
        items.Select(item => (string)item!["title"]!).ShouldBe(["test", "core", "api"]);
        items.ShouldAllBe(item => (string)item!["status"]! == "done");
        items[2]!["blocked_by"]!.AsArray().Select(key => (string)key!).ShouldBe(["2"]);
        items[1]!["comments"]!.AsArray().Count.ShouldBe(1);
        var api = _campaign.Read().Children.Single(child => child.Name == "api");
        api.Tracker.ShouldBe(new TrackerReference("file", "3", Path));
    }

    [Fact]
    public async Task The_epic_stays_open_while_a_child_has_failed_and_is_closed_by_the_run_that_mends_it()
    {
        _campaign.Steps.On("core/AN", _ => FakeSteps.Failure());

        await _campaign.StartAsync(TestCampaign.Child("core"));
        ((string)Items()[0]!["status"]!).ShouldBe("in-progress");
        ((string)Items()[1]!["status"]!).ShouldBe("in-progress");
    }

    [Fact]
    public async Task A_tracker_that_is_down_stops_nothing_and_a_resume_catches_up()
    {
        var tracker = new DownTracker();
        _campaign.TrackerOf = _ => tracker;

        (await _campaign.StartAsync(TestCampaign.Child("core"), TestCampaign.Child("api", "core"))).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Notes.ShouldContain(note => note.Contains("could not be told: it is down", StringComparison.Ordinal));
        _campaign.Host.Notes.ShouldContain(note => note.Contains("a resume of the campaign tells it the rest", StringComparison.Ordinal));

        _campaign.TrackerOf = null;
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        Items().Count.ShouldBe(3);
        Items().ShouldAllBe(item => (string)item!["status"]! == "done");
    }

    [Fact]
    public async Task A_child_that_has_its_item_already_gets_no_second_one_and_the_epic_may_be_there_too()
    {
        TrackerFile.Add(Path, "Orders", "The whole.");
        TrackerFile.Add(Path, "The schema", "By hand.");
        _campaign.Settings = _campaign.Settings with { Tracker = _campaign.Settings.Tracker! with { Epic = "1" } };

        await _campaign.StartAsync(
            TestCampaign.Child("core") with { Tracker = new("", "#2") },
            TestCampaign.Child("api", "core"),
            TestCampaign.Child("web", "core") with { Tracker = new("jira", "SHOP-7", "https://jira.example.org/SHOP-7") });

        Items().Select(item => $"{item!["key"]} {item["title"]} {item["status"]}").ShouldBe(["1 Orders done", "2 The schema done", "3 api done", "4 web done"]);
        Items()[2]!["blocked_by"]!.AsArray().Select(key => (string)key!).ShouldBe(["2"], "an item of somebody else's is linked to as well");
        var children = _campaign.Read().Children;
        children.Single(child => child.Name == "core").Tracker.ShouldBe(new TrackerReference("file", "2", Path));
        children.Single(child => child.Name == "web").Tracker!.Provider.ShouldBe("file", "an item in another tracker is only shown until there is one here");
    }

    [Fact]
    public async Task Without_its_journal_a_campaign_finds_its_items_again_and_makes_no_second_ones()
    {
        await _campaign.StartAsync(TestCampaign.Child("core"), TestCampaign.Child("api", "core"));
        var before = File.ReadAllText(Path);
        File.Delete(System.IO.Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        File.ReadAllText(Path).ShouldBe(before);
        _campaign.Read().Children.Select(child => child.Tracker!.Key).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task What_the_journal_knows_is_not_told_again()
    {
        await _campaign.StartAsync(TestCampaign.Child("core"));
        File.Delete(Path);

        await _campaign.ResumeAsync();

        File.Exists(Path).ShouldBeFalse();
    }

    private JsonArray Items() => JsonNode.Parse(File.ReadAllText(Path))!["items"]!.AsArray();

    private sealed class DownTracker : ITracker
    {
        public string Provider => "down";

        public TrackerReference ReferenceTo(string key) => new(Provider, key);

        public Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken) => throw new TrackerException("it is down");

        public Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken) => throw new TrackerException("it is down");
    }
}
