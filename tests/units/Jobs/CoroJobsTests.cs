using Coro.Engine;
using Coro.Engine.Jobs;
using Coro.Tests.Support;

namespace Coro.Tests.Jobs;

/// <summary>On a real root, with real processes.</summary>
public sealed class CoroJobsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeHost _host = new();
    private readonly RunOptions _headless = new() { Headless = true };

    public void Dispose() => _folder.Dispose();

    private string Root => Path.Combine(_folder.Path, ".coro");

    private CoroJobs Jobs => new(Root);

    [Fact]
    public void A_job_is_read_from_a_file_and_found_by_id_and_by_name()
    {
        var created = Create("""
            title: Orders with totals
            description: Show totals.
            lane: deep
            repositories: [../shop, ../web]
            acceptance_criteria: [Totals are right]
            estimates: {pull_requests: 7, layers: 2, failure_isolation: true}
            policy: {max_diff_lines: 500}
            pipelines: {default: [{name: work, run: ["true"]}]}
            """);

        created.Name.ShouldBe("orders-with-totals");
        foreach (var found in new[] { Jobs.Read(created.Id), Jobs.Read("Orders-With-Totals") })
        {
            (found.Id, found.Lane, found.Status).ShouldBe((created.Id, "deep", JobStatus.New));
            found.Repositories.ShouldBe(["../shop", "../web"]);
            found.Estimates.ShouldBe(new() { PullRequests = 7, Layers = 2, FailureIsolation = true });
            found.History.Single().What.ShouldBe("created");
        }
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_file_is_told_at_once()
    {
        var refused = Should.Throw<InvalidInputException>(() => Create("""
            titel: Orders
            lane: ..
            estimates: {pull_requests: -1}
            """));

        refused.Diagnostics.Count.ShouldBe(4);
        refused.Message.ShouldContain("title");
    }

    [Fact]
    public async Task A_task_runs_as_a_campaign_of_one_child_that_has_the_jobs_id()
    {
        var job = Create(Task);

        var result = await Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann");

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Campaign.JobId.ShouldBe(job.Id);
        result.Completed.ShouldBe(["orders"]);
        var after = Jobs.Read(job.Id);
        after.Status.ShouldBe(JobStatus.Started);
        after.History.Select(one => one.What).Last().ShouldBe("started as a task in lane standard");
        (await Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann")).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_campaign_without_children_waits_for_somebody_to_name_them()
    {
        var job = Create(Task + "estimates: {pull_requests: 9, layers: 3}\n");

        var waits = await Should.ThrowAsync<AwaitingInputException>(() => Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann"));

        waits.Message.ShouldContain("coro job promote");
        Directory.Exists(Path.Combine(Root, "campaigns")).ShouldBeFalse();
        (await Jobs.StartAsync(job.Id, asTask: true, _headless, _host, new(), "ann")).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_promotion_keeps_id_and_history_and_can_be_taken_back_until_the_job_starts()
    {
        var job = Create(Task);
        ChildDefinition[] children = [new() { Name = "api" }, new() { Name = "web", DependsOn = [new("api")] }];

        var (promoted, diff) = Jobs.Promote(job.Id, children, "ann", "too much for one");
        diff.ShouldBe(["+ api", "+ web, after api"]);
        promoted.Id.ShouldBe(job.Id);
        Jobs.Demote(job.Id, "ann").Status.ShouldBe(JobStatus.New);
        Jobs.Promote(job.Id, children, "ann");

        var result = await Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann");

        result.Completed.ShouldBe(["api", "web"]);
        result.Campaign.JobId.ShouldBe(job.Id);
        Jobs.Read(job.Id).History.Select(one => one.What).ShouldBe(
        [
            "created", "promoted to a campaign of 2 children", "promotion taken back", "promoted to a campaign of 2 children",
            "started as a campaign of 2 children",
        ]);
        Should.Throw<InvalidStateException>(() => Jobs.Demote(job.Id, "ann")).Message.ShouldContain("final");
    }

    [Fact]
    public async Task A_child_refuses_to_become_a_campaign()
    {
        var job = Create(Task);
        await Jobs.StartAsync(job.Id, asTask: true, _headless, _host, new(), "ann");
        await new CampaignControl(Root).SubmitAsync("orders", new AddChildrenRequest { Children = [new() { Name = "late" }], By = "ann" });

        Should.Throw<InvalidStateException>(() => Jobs.Promote("late", [new() { Name = "x" }], "ann"))
            .Message.ShouldContain("a child never becomes a campaign");
        Should.Throw<InvalidStateException>(() => Jobs.Promote("orders/late", [new() { Name = "x" }], "ann"));
    }

    [Fact]
    public void Children_that_make_no_plan_are_refused_with_all_that_is_wrong()
    {
        var job = Create(Task);

        Should.Throw<UsageException>(() => Jobs.Promote(job.Id, [new() { Name = "a", DependsOn = [new("nobody")] }], "ann")).Message.ShouldContain("nobody");
        Should.Throw<UsageException>(() => Jobs.Promote(
            job.Id, [new() { Name = "a", DependsOn = [new("b")] }, new() { Name = "b", DependsOn = [new("a")] }], "ann")).Message.ShouldContain(" -> ");
        Should.Throw<UsageException>(() => Jobs.Promote(job.Id, [], "ann"));
        Jobs.Read(job.Id).Status.ShouldBe(JobStatus.New);
    }

    [Fact]
    public void A_switch_of_lanes_is_recorded()
    {
        var job = Create(Task);

        Jobs.SwitchLane(job.Id, "deep", "ann").Lane.ShouldBe("deep");

        Jobs.Read(job.Id).History[^1].What.ShouldBe("lane standard -> deep");
    }

    [Fact]
    public async Task A_planner_gets_the_job_and_its_breakdown_is_what_runs()
    {
        if (OperatingSystem.IsWindows())
            return;
        Script("plan.sh", """
            #!/bin/sh
            cat > got.json
            echo thinking
            echo '{"decision": "campaign", "reason": "two sides", "children": [{"name": "api"}, {"name": "web", "depends_on": ["api"]}]}'
            """);
        var job = Create(Task + "planner: [./plan.sh]\n");

        var decision = await Jobs.TriageAsync(job.Id);
        decision.PlanDiff.ShouldBe(["+ api", "+ web, after api"]);
        Jobs.Read(job.Id).Status.ShouldBe(JobStatus.New, "deciding changes nothing");
        var result = await Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann");

        result.Completed.ShouldBe(["api", "web"]);
        File.ReadAllText(Path.Combine(_folder.Path, "got.json")).ShouldContain($"\"id\":\"{job.Id}\"");
    }

    [Theory]
    [InlineData("echo no", "JSON")]
    [InlineData("echo '{}'", "decision")]
    [InlineData("""echo '{"decision": "campaign"}'""", "at least one")]
    [InlineData("""echo '{"decision": "campaign", "children": [{"name": "a", "depends_on": ["b"]}]}'""", "'b'")]
    [InlineData("echo broken >&2; exit 3", "exit code 3: broken")]
    public async Task A_planner_that_fails_or_answers_wrongly_is_told_of_and_nothing_changes(string script, string told)
    {
        if (OperatingSystem.IsWindows())
            return;
        Script("plan.sh", "#!/bin/sh\ncat > /dev/null\n" + script + "\n");
        var job = Create(Task + "planner: [./plan.sh]\n");

        var refused = await Should.ThrowAsync<CoroException>(() => Jobs.StartAsync(job.Id, asTask: false, _headless, _host, new(), "ann"));

        refused.Message.ShouldContain(told);
        Jobs.Read(job.Id).Status.ShouldBe(JobStatus.New);
    }

    [Fact]
    public void A_job_that_there_is_not_is_refused_with_the_nearest_one()
    {
        Create(Task);

        Should.Throw<InvalidStateException>(() => Jobs.Read("ordres")).Message.ShouldContain("orders");
    }

    [Fact]
    public async Task Thresholds_come_from_customization()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "customize.toml"), "[workflow.triage]\nsignals = 1\npull_requests = 1\n");
        var job = Create(Task + "estimates: {pull_requests: 2}\n");

        var decision = await Jobs.TriageAsync(job.Id);

        decision.IsCampaign.ShouldBeTrue();
        decision.Signals[0].Threshold.ShouldBe("more than 1");
    }

    private const string Task = "title: Orders\nname: orders\npipelines: {default: [{name: work, run: [\"true\"]}]}\n";

    private CoroJob Create(string yaml)
    {
        var path = Path.Combine(_folder.Path, "job.yaml");
        File.WriteAllText(path, yaml);
        return Jobs.Create(CoroJobs.FromFile(path, "job.yaml"), "ann");
    }

    private void Script(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
