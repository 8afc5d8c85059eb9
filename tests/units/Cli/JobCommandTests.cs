using Coro.Engine.Jobs;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class JobCommandTests : IDisposable
{
    private const string Orders = """
        title: Orders
        name: orders
        repositories: [../shop, ../web, ../docs]
        estimates: {pull_requests: 9}
        pipelines: {default: [{name: work, run: ["true"]}], deep: [{name: think, run: ["true"]}]}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_if_shows_each_signal_of_the_rule_with_value_and_threshold_and_starts_nothing()
    {
        await NewAsync(Orders);

        var run = await Coro("start", "orders", "--what-if");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("a campaign: 2 of 2 signals that are needed (pull requests, services or repositories)");
        Row(run, "pull requests").ShouldBe("pull requests 9 more than 5 yes");
        Row(run, "services or repositories").ShouldBe("services or repositories 3 3 or more yes");
        Row(run, "dependency layers").ShouldBe("dependency layers unknown 2 or more no");
        Directory.Exists(_folder.In(".coro", "campaigns")).ShouldBeFalse();
        var triage = (await Coro("start", "orders", "--what-if", "--json")).Json.GetProperty("triage");
        triage.GetProperty("decision").GetString().ShouldBe("campaign");
        triage.GetProperty("signals").GetArrayLength().ShouldBe(7);
    }

    [Fact]
    public async Task A_campaign_without_children_waits_and_says_how_to_go_on()
    {
        await NewAsync(Orders);

        var run = await Coro("start", "orders", "--headless");

        run.ExitCode.ShouldBe(14);
        run.Error.ShouldContain("coro job promote");
        (await Coro("start", "orders", "--headless", "--as-task")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_planners_breakdown_is_shown_as_a_difference_to_the_present_plan()
    {
        if (OperatingSystem.IsWindows())
            return;
        Planner("""{"decision": "campaign", "reason": "two sides", "children": [{"name": "api", "lane": "deep"}, {"name": "web", "depends_on": ["api"]}]}""");
        await NewAsync(Orders + "\nplanner: [./plan.sh]\n");
        _folder.Write("targets.txt", "api,,A\ndocs,,A;api\n");
        (await Coro("promote", "orders", "--file", "targets.txt")).ExitCode.ShouldBe(0);

        var shown = await Coro("promote", "orders", "--what-if");
        shown.Out.ShouldContain("~ api: lane standard -> deep");
        shown.Out.ShouldContain("+ web, after api");
        shown.Out.ShouldContain("- docs");
        Jobs.Read("orders").Children.Select(child => child.Name).ShouldBe(["api", "docs"], "showing changes nothing");
        (await Coro("promote", "orders", "--what-if", "--json")).Json.GetProperty("plan_diff").EnumerateArray().Select(line => line.GetString())
            .ShouldBe(["~ api: lane standard -> deep", "+ web, after api", "- docs"]);
        (await Coro("start", "orders", "--what-if")).Out.ShouldContain("two sides");

        (await Coro("promote", "orders")).ExitCode.ShouldBe(0);
        (await Coro("start", "orders", "--headless")).ExitCode.ShouldBe(0);
        (await Of("campaign", "list")).Out.ShouldContain("orders");
    }

    [Theory]
    [InlineData("""{"decision": "perhaps"}""", 2, "must be task or campaign, not 'perhaps'")]
    [InlineData("""{"decision": "campaign", "children": [{"name": "a", "depends_on": ["a"]}]}""", 2, "a")]
    [InlineData("nothing of the kind", 2, "did not answer with a JSON object")]
    public async Task A_wrong_answer_of_a_planner_is_told_whole_and_changes_nothing(string answer, int code, string told)
    {
        if (OperatingSystem.IsWindows())
            return;
        Planner(answer);
        await NewAsync(Orders + "\nplanner: [./plan.sh]\n");

        var run = await Coro("start", "orders", "--headless");

        run.ExitCode.ShouldBe(code);
        run.Error.ShouldContain(told);
        Jobs.Read("orders").Status.ShouldBe(JobStatus.New);
    }

    [Fact]
    public async Task A_switch_of_lanes_runs_the_other_pipeline_and_is_on_record()
    {
        await NewAsync(Orders);

        (await Coro("start", "orders", "--as-task", "--lane", "deep", "--headless")).ExitCode.ShouldBe(0);

        (await Coro("show", "orders")).Out.ShouldContain("lane standard -> deep");
        (await Of("campaign", "show", "--job", "orders", "--child", "orders")).Out.ShouldContain("think");
        (await Coro("start", "orders", "--lane", "fast", "--headless")).Error.ShouldContain("has started");
    }

    [Fact]
    public async Task A_child_refuses_to_become_a_campaign()
    {
        await NewAsync(Orders);
        _folder.Write("targets.txt", "api,,A\nweb,,A;api\n");
        await Coro("promote", "orders", "--file", "targets.txt");
        await Coro("start", "orders", "--headless");

        var run = await Coro("promote", "web", "--file", "targets.txt");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("a child never becomes a campaign");
    }

    [Fact]
    public async Task Items_of_a_tracker_become_jobs_by_reference_and_by_label()
    {
        TrackerFile.Add(_folder.In("wishes.json"), "Totals", "Show them.", "coro");
        TrackerFile.Add(_folder.In("wishes.json"), "Prices", "", "coro");

        var one = await Coro("new", "--from", "file:wishes.json#1", "--lane", "deep", "--json");
        one.ExitCode.ShouldBe(0, one.Error);
        one.Json.GetProperty("tracker").GetProperty("key").GetString().ShouldBe("1");
        one.Json.GetProperty("lane").GetString().ShouldBe("deep");
        (await Coro("new", "--from", "file:wishes.json#1")).ExitCode.ShouldBe(3);

        (await Coro("new", "--from", "file:wishes.json", "--label", "coro", "--what-if")).Out.ShouldContain("Prices");
        var more = await Coro("new", "--from", "file:wishes.json", "--label", "coro", "--json");
        more.Json.EnumerateArray().Select(job => job.GetProperty("name").GetString()).ShouldBe(["prices"]);
        var none = await Coro("new", "--from", "file:wishes.json", "--label", "coro");
        (none.ExitCode, none.Out, none.Error).ShouldBe((0, "", "coro: no open item with the label 'coro' is new.\n"));
        Jobs.List().Select(job => job.Name).ShouldBe(["totals", "prices"]);
    }

    [Theory]
    [InlineData("--watch", "--label")]
    [InlineData("--label x --title y", "--title")]
    [InlineData("--label x --every 5s", "--watch")]
    [InlineData("--label x --watch --every soon", "30s")]
    public async Task Options_that_make_no_sense_together_are_refused(string options, string told)
    {
        var run = await Coro(["new", .. options.Split(' ')]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
    }

    private CoroJobs Jobs => new(_folder.In(".coro"));

    private static string Row(CommandRun run, string signal) =>
        string.Join(' ', run.Out.Split('\n').Single(line => line.StartsWith(signal, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task NewAsync(string yaml)
    {
        _folder.Write("job.yaml", yaml);
        var run = await Coro("new", "--file", "job.yaml");
        run.ExitCode.ShouldBe(0, run.Error);
    }

    private void Planner(string answer)
    {
        _folder.Write("plan.sh", $"#!/bin/sh\ncat > /dev/null\necho '{answer}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.In("plan.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<CommandRun> Coro(params string[] args) => Of(["job", .. args]);

    private Task<CommandRun> Of(params string[] args) => CommandRun.Of(_folder, [.. args, "--root", _folder.In(".coro")]);
}
