using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Tests.Support;

namespace Coro.Tests.Configuration;

public sealed class CustomizationTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Without_files_everything_is_as_Coro_brings_it_along()
    {
        _root.Changed.ShouldBeEmpty();
        _root.Load().Values.ShouldAllBe(value => value.Origin == "bundled" && value.Place == null);
        _root.Load().HeadlessMode.ShouldBeFalse();
        _root.Load().BriefTemplatePath.ShouldBeNull();
        _root.Load().WorkspaceOf("x").ShouldBeNull();
        Dump.Of(_root.Settings with { Origin = "/x" }).ShouldBe(Dump.Of(new CampaignSettings { Origin = "/x" }));
    }

    [Fact]
    public void The_bundled_file_shows_every_key()
    {
        var workflow = (Engine.Configuration.Toml.TomlTable)Toml.Toml.Table(EmbeddedText.Read("customize.toml")).Entries.Single().Entry.Value;

        workflow.Entries.Select(entry => entry.Key).ShouldBe(LayerReader.Keys.Keys, ignoreOrder: true);
    }

    [Fact]
    public void The_documentation_has_every_key()
    {
        var page = File.ReadAllText(Repository.In("docs", "customization.md"));

        foreach (var key in LayerReader.Keys.Keys)
            page.ShouldContain($"`{key}`");
    }

    [Fact]
    public void The_tracker_and_the_hosts_of_all_campaigns_are_put_together_from_both_files()
    {
        _root.Team("""
            [workflow.tracker]
            kind = "jira"
            project = "SHOP"
            url = "https://acme.atlassian.net"
            [[workflow.pull_request_hosts]]
            kind = "github"
            url = "https://ghe.example.org"
            """).Personal("""
            [workflow]
            tracker = {user = "ann@acme.org", token_env = "MY_JIRA"}
            pull_request_hosts = [{kind = "github", url = "https://ghe.example.org/", token_env = "MY_GHE"}]
            """);

        _root.Settings.Tracker.ShouldBe(new()
        {
            Kind = TrackerKind.Jira,
            Project = "SHOP",
            Url = "https://acme.atlassian.net",
            User = "ann@acme.org",
            TokenEnv = "MY_JIRA",
        });
        _root.Settings.PullRequestHosts.ShouldBe([new() { Url = "https://ghe.example.org/", TokenEnv = "MY_GHE" }]);
        _root.Changed.Where(value => value.StartsWith("tracker", StringComparison.Ordinal)).ShouldBe(
        [
            "tracker.kind = \"jira\" (customize.toml:2:8)", "tracker.project = \"SHOP\" (customize.toml:3:11)",
            "tracker.url = \"https://acme.atlassian.net\" (customize.toml:4:7)", "tracker.user = \"ann@acme.org\" (customize.user.toml:2:19)",
            "tracker.token_env = \"MY_JIRA\" (customize.user.toml:2:47)",
        ]);
    }

    [Theory]
    [InlineData("tracker = {kind = \"jira\", project = \"SHOP\"}", "url")]
    [InlineData("tracker = {project = \"SHOP\"}", "needs kind")]
    [InlineData("tracker = {kind = \"github\", project = \"acme/shop\", token_env = \"ghp-1\"}", "never the token")]
    [InlineData("pull_request_hosts = [{kind = \"github\"}]", "needs url")]
    public void A_tracker_or_a_host_that_cannot_be_asked_is_told_of(string line, string told) =>
        _root.Team("[workflow]\n" + line + "\n").Problems.ShouldHaveSingleItem().ShouldContain(told);

    [Fact]
    public void Every_key_is_shown_with_the_file_and_place_that_says_it()
    {
        _root.With("root/report.md", "x").With("root/kickoff.md", "x").Team("""
            [workflow]
            quality_gate_hard = "none"
            quality_gate_soft_target = 85.5
            quality_gate_soft_fallback = 70
            campaign_workspace_path = "../work/{name}"
            headless_mode = true
            persistent_facts = ["One.", "Two."]
            report_template_path = "report.md"
            kickoff_template_path = 'kickoff.md'
            brief_template_path = "brief.yaml"
            on_complete = ["notify", "x"]
            activation_steps_prepend = [{name = "p", run = ["x"]}]
            [[workflow.activation_steps_append]]
            name = "a"
            run = ["x"]
            [workflow.pipelines]
            A = [{name = "s", run = ["x"]}]
            "deep.er" = {batch = true, steps = [{name = "s", shell = "x"}]}
            """);

        _root.Changed.ShouldBe(
        [
            "quality_gate_hard = \"none\" (customize.toml:2:21)",
            "quality_gate_soft_target = 85.5 (customize.toml:3:28)",
            "quality_gate_soft_fallback = 70 (customize.toml:4:30)",
            "campaign_workspace_path = \"../work/{name}\" (customize.toml:5:27)",
            "headless_mode = true (customize.toml:6:17)",
            "persistent_facts[0] = \"One.\" (customize.toml:7:21)",
            "persistent_facts[1] = \"Two.\" (customize.toml:7:29)",
            "report_template_path = \"report.md\" (customize.toml:8:24)",
            "kickoff_template_path = \"kickoff.md\" (customize.toml:9:25)",
            "brief_template_path = \"brief.yaml\" (customize.toml:10:23)",
            "on_complete = [\"notify\", \"x\"] (customize.toml:11:15)",
            "activation_steps_prepend[0] = {name = \"p\", run = [\"x\"]} (customize.toml:12:29)",
            "activation_steps_append[0] = {name = \"a\", run = [\"x\"]} (customize.toml:13:12)",
            "pipelines.A.steps[0] = {name = \"s\", run = [\"x\"]} (customize.toml:17:6)",
            "pipelines.\"deep.er\".batch = true (customize.toml:18:22)",
            "pipelines.\"deep.er\".steps[0] = {name = \"s\", shell = \"x\"} (customize.toml:18:37)",
        ]);
        var settings = _root.Settings;
        settings.QualityGate.ShouldBe(new() { Hard = HardGate.None, SoftTarget = 85.5m, SoftFallback = 70 });
        settings.PersistentFacts.ShouldBe(["One.", "Two."]);
        settings.ActivationStepsPrepend.Single().Name.ShouldBe("p");
        settings.ActivationStepsAppend.Single().Name.ShouldBe("a");
        settings.Pipelines["deep.er"].ShouldSatisfyAllConditions(p => p.Batch.ShouldBeTrue(), p => p.Steps.Single().Shell.ShouldBe("x"));
        var customization = _root.Load();
        customization.HeadlessMode.ShouldBeTrue();
        customization.BriefTemplatePath.ShouldBe(_root.In("root", "brief.yaml"));
        customization.WorkspaceOf("demo").ShouldBe(_root.In("work", "demo"));
    }

    [Fact]
    public void A_step_says_the_same_as_in_a_brief()
    {
        _root.Team("""
            [[workflow.pipelines.A.steps]]
            name = "AN"
            run = ["claude", "-p", "{kickoff}"]
            timeout = "1h30m"
            idle_timeout = "45s"
            retries = 2
            retry_delay = "500ms"
            result_required = true
            kickoff_on_stdin = true
            env = {X = "1", "a b" = ""}
            """);

        Dump.Of(_root.Settings.Pipelines["A"].Steps.Single()).ShouldBe(Dump.Of(new StepDefinition
        {
            Name = "AN",
            Run = ["claude", "-p", "{kickoff}"],
            Timeout = TimeSpan.FromMinutes(90),
            IdleTimeout = TimeSpan.FromSeconds(45),
            Retries = 2,
            RetryDelay = TimeSpan.FromMilliseconds(500),
            ResultRequired = true,
            KickoffOnStdin = true,
            Environment = new Dictionary<string, string> { ["X"] = "1", ["a b"] = "" },
        }));
    }

    [Fact]
    public void A_persons_values_take_the_place_of_the_teams_and_lists_grow()
    {
        _root.Team("[workflow]\nquality_gate_soft_target = 80\nheadless_mode = true\npersistent_facts = [\"Team.\"]")
            .Personal("[workflow]\nheadless_mode = false\npersistent_facts = [\"Mine.\"]");

        _root.Changed.ShouldBe(
        [
            "quality_gate_soft_target = 80 (customize.toml:2:28)",
            "headless_mode = false (customize.user.toml:2:17)",
            "persistent_facts[0] = \"Team.\" (customize.toml:4:21)",
            "persistent_facts[1] = \"Mine.\" (customize.user.toml:3:21)",
        ]);
    }

    [Fact]
    public void An_empty_text_takes_back_what_the_team_says()
    {
        _root.With("root/report.md", "x")
            .Team("[workflow]\nreport_template_path = \"report.md\"\non_complete = \"notify\"\ncampaign_workspace_path = \"/srv/{name}\"")
            .Personal("[workflow]\nreport_template_path = \"\"\non_complete = \"\"\ncampaign_workspace_path = ''");

        _root.Settings.ReportTemplatePath.ShouldBeNull();
        _root.Settings.Stages.OnComplete.ShouldBeNull();
        _root.Load().WorkspaceOf("x").ShouldBeNull();
    }

    [Theory]
    [InlineData("name = \"one\"", "ONE! two three")]
    [InlineData("name = \"ONE\"", "ONE! two three")]
    [InlineData("name = \"four\"", "one two three four!")]
    [InlineData("name = \"four\"\nid = \"2\"", "one four! three")]
    [InlineData("name = \"four\"\ncode = \"3\"", "one two four!")]
    [InlineData("name = \"four\"\nid = \"3\"", "one two three four!")]
    [InlineData("name = \"two\"", "one two! three")]
    public void A_step_takes_the_place_of_the_one_with_its_id_or_else_its_name(string step, string expected)
    {
        _root.Team("""
            [[workflow.pipelines.A.steps]]
            name = "one"
            run = ["x"]
            [[workflow.pipelines.A.steps]]
            name = "two"
            id = "2"
            run = ["x"]
            [[workflow.pipelines.A.steps]]
            name = "three"
            code = "3"
            run = ["x"]
            """).Personal($"[[workflow.pipelines.a.steps]]\n{step}\nrun = [\"x\", \"!\"]");

        string.Join(' ', _root.Settings.Pipelines["A"].Steps.Select(s => s.Name + (s.Run.Count > 1 ? "!" : "")))
            .ShouldBe(expected, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void A_layer_may_change_only_a_part_of_a_pipeline()
    {
        _root.Team("[workflow.pipelines]\nB = [{name = \"s\", run = [\"x\"]}]").Personal("[workflow.pipelines.B]\nbatch = true");

        _root.Settings.Pipelines["B"].Batch.ShouldBeTrue();
        _root.Settings.Pipelines["B"].Steps.Single().Name.ShouldBe("s");
    }

    [Theory]
    [InlineData("quality_gate_soft_target = 70", "", 70, 70)]
    [InlineData("quality_gate_soft_target = 95", "quality_gate_soft_fallback = 90", 95, 90)]
    [InlineData("quality_gate_soft_fallback = 85", "quality_gate_soft_target = 75.5", 75.5, 75.5)]
    [InlineData("quality_gate_soft_fallback = 60", "", 90, 60)]
    public void A_target_below_the_fallback_of_a_layer_below_lowers_that(string team, string personal, double target, double fallback)
    {
        _root.Team($"[workflow]\n{team}").Personal($"[workflow]\n{personal}");

        _root.Settings.QualityGate.ShouldBe(new() { SoftTarget = (decimal)target, SoftFallback = (decimal)fallback });
    }

    [Theory]
    [InlineData("'notify --quiet'", "notify --quiet", "")]
    [InlineData("[\"notify\", \"--quiet\"]", null, "notify --quiet")]
    [InlineData("{run = [\"notify\"], timeout = \"5m\"}", null, "notify")]
    [InlineData("{shell = \"notify\"}", "notify", "")]
    public void What_runs_at_the_end_is_text_for_the_shell_an_array_or_a_step(string written, string? shell, string run)
    {
        var step = _root.Team($"[workflow]\non_complete = {written}").Settings.Stages.OnComplete!;

        (step.Name, step.Shell, string.Join(' ', step.Run)).ShouldBe(("on_complete", shell, run));
    }

    [Theory]
    [InlineData(true, false, false, false, true)]
    [InlineData(false, false, false, false, false)]
    [InlineData(false, false, false, true, true)]
    [InlineData(false, false, true, false, true)]
    [InlineData(false, true, true, true, false)]
    public void Whoever_starts_a_campaign_decides_whether_it_asks_and_else_customization_does(
        bool headless, bool interactive, bool inputGiven, bool customized, bool expected)
    {
        _root.Team($"[workflow]\nheadless_mode = {(customized ? "true" : "false")}");

        HeadlessRule.IsHeadless(headless, interactive, inputGiven, _root.Path).ShouldBe(expected);
    }
}
