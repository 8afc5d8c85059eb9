using Coro.Engine.Jobs;
using Coro.Tests.Support;
using Coro.Tests.Support.Apis;

namespace Coro.Tests.Jobs;

/// <summary>Jobs made of items in issue trackers, over the loopback servers and a file.</summary>
public sealed class JobIntakeTests : IDisposable
{
    private const string Variable = "CORO_TEST_INTAKE_TOKEN";
    private readonly TempFolder _folder = new();
    private readonly FakeGitHub _gitHub = new();
    private readonly LeapingTime _time = new();

    public JobIntakeTests() => Environment.SetEnvironmentVariable(Variable, FakeGitHub.Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Root => _folder.In(".coro");

    private string Wishes => _folder.In("wishes.json");

    private CoroJobs Jobs => new(Root, _time);

    private CoroJob Template => new() { Id = "", Name = "", Title = "", Origin = _folder.Path };

    public void Dispose()
    {
        _gitHub.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_issue_becomes_a_job_with_its_words_its_criteria_its_lane_and_its_repository()
    {
        UseGitHub();
        _gitHub.AddIssue("Orders with totals", "Customers ask.\r\n\r\n## Acceptance criteria\r\n- [ ] The total is shown\r\n- [x] It is right\r\n\r\n## Notes\r\n- Mind VAT\r\n<!-- hidden -->", "lane:deep", "coro");

        var job = Jobs.Create(await Jobs.ReadItemAsync("github:acme/shop#1", Template, Token), "ann");

        (job.Title, job.Name, job.Lane).ShouldBe(("Orders with totals", "orders-with-totals", "deep"));
        job.Description.ShouldBe("Customers ask.\n\n## Notes\n- Mind VAT");
        job.AcceptanceCriteria.ShouldBe(["The total is shown", "It is right"]);
        job.Repositories.ShouldBe(["https://github.com/acme/shop"]);
        job.Tracker.ShouldBe(new("github", "acme/shop#1", "https://github.com/acme/shop/issues/1"));
        job.History.Single().What.ShouldBe("created, from acme/shop#1");
        Jobs.Read(job.Id).Tracker.ShouldBe(job.Tracker);
    }

    [Theory]
    [InlineData("#1")]
    [InlineData("acme/shop#1")]
    [InlineData("github:acme/shop#1")]
    [InlineData("github:#1")]
    public async Task An_item_of_the_usual_tracker_may_be_named_shortly_and_is_never_a_job_twice(string reference)
    {
        UseGitHub();
        _gitHub.AddIssue("Totals", "");

        var job = Jobs.Create(await Jobs.ReadItemAsync(reference, Template, Token), "ann");

        (await Should.ThrowAsync<InvalidStateException>(() => Jobs.ReadItemAsync("#1", Template, Token)))
            .Message.ShouldBe($"acme/shop#1 is job 'totals' ({job.Id}) already; nothing was created. Start it: coro job start {job.Id}, or Start-CoroJob.");
        Should.Throw<InvalidStateException>(() => Jobs.Create(Template with { Title = "x", Tracker = job.Tracker }, "ann"));
        Jobs.List().Count.ShouldBe(1);
    }

    [Fact]
    public async Task New_items_with_a_label_become_jobs_once_each_with_names_of_their_own()
    {
        UseGitHub();
        _gitHub.AddIssue("Totals", "", "coro");
        _gitHub.AddIssue("Totals", "", "coro");
        _gitHub.AddIssue("Other", "", "bug");

        var made = (await Jobs.ReadLabelAsync(null, "coro", Template, Token)).Select(draft => Jobs.CreateNew(draft, "ann")!.Name).ToList();
        made.ShouldBe(["totals", "totals-2"]);
        (await Jobs.ReadLabelAsync("github:acme/shop", "coro", Template, Token)).ShouldBeEmpty();

        _gitHub.AddIssue("More", "", "coro");
        (await Jobs.ReadLabelAsync(null, "coro", Template, Token)).ShouldHaveSingleItem().Title.ShouldBe("More");
    }

    [Fact]
    public async Task Two_who_take_in_the_same_item_at_once_make_one_job()
    {
        TrackerFile.Add(Wishes, "Totals", "Show them.", "coro");
        var draft = (await Jobs.ReadLabelAsync("file:wishes.json", "coro", Template, Token)).Single();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new CoroJobs(Root).CreateNew(draft, "ann"), Token)));

        made.Count(job => job is not null).ShouldBe(1);
        Jobs.List().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_watch_gives_each_item_once_and_outlives_a_tracker_that_is_down()
    {
        UseGitHub();
        _gitHub.AddIssue("One", "", "coro");
        for (var i = 0; i < 4; i++)
            _gitHub.Refuse("GET", 503);
        using var stop = new CancellationTokenSource();
        var (seen, told) = (new List<string>(), new List<string>());

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var draft in Jobs.WatchLabelAsync(null, "coro", Template, TimeSpan.FromMinutes(1), told.Add, stop.Token))
            {
                Jobs.CreateNew(draft, "ann");
                seen.Add(draft.Title);
                if (seen.Count == 1)
                    _gitHub.AddIssue("Two", "", "coro");
                else
                    await stop.CancelAsync();
            }
        });

        seen.ShouldBe(["One", "Two"]);
        told.ShouldHaveSingleItem().ShouldContain("503");
        Jobs.List().Select(job => job.Name).ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("#1", "Customization names no tracker")]
    [InlineData("jira:SHOP-1", "url")]
    [InlineData("github:shop#1", "owner/repository")]
    [InlineData("github:acme/shop", "not an item")]
    [InlineData("https://evil.example.org/acme/shop/issues/1", "no token is sent to a host that nobody named")]
    [InlineData("https://acme.atlassian.net/browse/SHOP-1", "no token is sent to a host that nobody named")]
    public async Task A_reference_that_means_nothing_is_refused_with_the_remedy(string reference, string told) =>
        (await Should.ThrowAsync<UsageException>(() => Jobs.ReadItemAsync(reference, Template, Token))).Message.ShouldContain(told);

    [Fact]
    public async Task An_item_that_is_not_there_is_told_of_and_nothing_is_created()
    {
        TrackerFile.Add(Wishes, "Totals", "");

        (await Should.ThrowAsync<InvalidStateException>(() => Jobs.ReadItemAsync("file:wishes.json#7", Template, Token))).Message.ShouldContain("no item '7'");
        Jobs.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_address_of_a_server_that_customization_names_is_understood()
    {
        _folder.Write(".coro/customize.toml", $"""
            [[workflow.pull_request_hosts]]
            kind = "github"
            url = "https://ghe.example.org"
            api = "{_gitHub.Url}"
            token_env = "{Variable}"
            """);
        _gitHub.AddIssue("Totals", "");

        (await Jobs.ReadItemAsync("https://ghe.example.org/acme/shop/issues/1", Template, Token)).Title.ShouldBe("Totals");
    }

    [Fact]
    public async Task The_item_of_a_job_stands_for_its_campaign_and_is_closed_with_it()
    {
        _folder.Write(".coro/customize.toml", """
            [workflow.tracker]
            kind = "file"
            path = "../wishes.json"
            [workflow.pipelines]
            default = [{name = "work", shell = "exit 0"}]
            """);
        TrackerFile.Add(Wishes, "Totals", "Show them.", "coro");
        TrackerFile.Add(Wishes, "Prices", "", "coro");
        var jobs = new CoroJobs(Root);
        var task = jobs.Create(await jobs.ReadItemAsync("1", Template, Token), "ann");
        var campaign = jobs.Create(await jobs.ReadItemAsync("2", Template, Token), "ann");
        jobs.Promote(campaign.Id, [new() { Name = "api" }, new() { Name = "web", DependsOn = [new("api")] }], "ann");

        foreach (var id in new[] { task.Id, campaign.Id })
            (await jobs.StartAsync(id, asTask: false, new() { Headless = true }, new FakeHost(), new(), "ann")).ExitCode.ShouldBe(ExitCode.Success);

        var items = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Wishes))!["items"]!.AsArray();
        items.Select(item => $"{item!["key"]} {item["title"]} {item["status"]} {item["parent"]}".TrimEnd()).ShouldBe(
            ["1 Totals done", "2 Prices done", "3 api done 2", "4 web done 2"]);
    }

    [Fact]
    public async Task An_item_of_another_tracker_than_the_campaigns_is_left_alone_and_a_new_one_is_made()
    {
        var others = _folder.In("others.json");
        _folder.Write(".coro/customize.toml", """
            [workflow.tracker]
            kind = "file"
            path = "../wishes.json"
            [workflow.pipelines]
            default = [{name = "work", shell = "exit 0"}]
            """);
        TrackerFile.Add(others, "Totals", "Show them.");
        var jobs = new CoroJobs(Root);
        var job = jobs.Create(await jobs.ReadItemAsync("file:others.json#1", Template, Token), "ann");

        (await jobs.StartAsync(job.Id, asTask: false, new() { Headless = true }, new FakeHost(), new(), "ann")).ExitCode.ShouldBe(ExitCode.Success);

        File.ReadAllText(others).ShouldNotContain("done");
        System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Wishes))!["items"]!.AsArray().Select(item => $"{item!["title"]} {item["status"]}")
            .ShouldBe(["totals done", "totals: Totals done"]);
    }

    private void UseGitHub() => _folder.Write(".coro/customize.toml", $"""
        [workflow.tracker]
        kind = "github"
        project = "acme/shop"
        url = "{_gitHub.Url}"
        token_env = "{Variable}"
        """);
}
