using System.Diagnostics;
using Coro.Engine;
using Coro.Engine.Loading;
using Coro.Tests.Support;

namespace Coro.Tests.Samples;

/// <summary>Each sample is run as its README says, and is what its README says.</summary>
public sealed class SampleTests
{
    private static readonly Dictionary<string, Func<SampleRun, Task>> Claims = new()
    {
        ["diamond"] = Diamond,
        ["quality-gate"] = QualityGate,
        ["batch"] = Batch,
        ["retries"] = Retries,
        ["export"] = Export,
        ["manifest"] = Manifest,
        ["lock-files"] = LockFiles,
        ["directive"] = Directives,
        ["stages"] = Stages,
        ["found-children"] = FoundChildren,
        ["delivery"] = Delivery,
        ["skill-forge"] = SkillForge,
    };

    // Tests of their own run the first two; the last is what the samples share.
    private static readonly string[] Others = ["package-skills", "script-blocks", "steps"];

    public static TheoryData<string> Names => [.. Claims.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_does_what_its_README_says(string sample)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the steps of the samples need sh");
        using var run = await SampleRun.Of(sample);

        run.Commands.ShouldNotBeEmpty();
        await Claims[sample](run);
    }

    [Fact]
    public void Every_sample_is_tested_and_in_the_index()
    {
        var folders = Directory.EnumerateDirectories(Repository.In("samples")).Select(Path.GetFileName).ToList();
        folders.ShouldBe([.. Claims.Keys, .. Others], ignoreOrder: true);

        var index = File.ReadAllText(Repository.In("samples", "README.md"));
        foreach (var sample in folders.Where(folder => folder != "steps"))
            index.ShouldContain($"[{sample}]({sample}/README.md)");
    }

    private static Task Delivery(SampleRun run)
    {
        var campaign = run.Campaign();
        campaign.Children.Select(child => child.Name).ShouldBe(
            ["schema", "api", "client", "web", "docs", "reviewer", "fix-total", "reviewer-2"], ignoreOrder: true);
        campaign.Children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        campaign.Children.SelectMany(child => child.PullRequests).Select(request => request.Status).ShouldBe(Enumerable.Repeat(PullRequestStatus.Merged, 6));
        run.Child("api").StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(run.Child("schema").CompletedAt!.Value);

        var contract = new CampaignContracts(campaign.Campaign.Root).Read("delivery", out _).Single();
        (contract.Status, contract.ShippedBy).ShouldBe((ContractStatus.Kept, "fix-total"));
        run.Commands[1].Out.ShouldContain("orders");
        var insight = campaign.Insights.Single();
        (insight.Status, insight.Why, insight.Sources.Single()).ShouldBe((InsightStatus.Approved, "we saw it, too", "schema"));
        campaign.Usage!.CostUsd.ShouldBe(0.75m);
        run.Commands[3].Out.ShouldContain("$0.75");
        run.Commands[4].Out.ShouldContain("fix-needed");
        run.Commands[4].Out.ShouldContain("pass");

        var web = Git(run.In("out", "repos", "web.git"), "show", "main:web.md");
        web.ShouldContain("Totals are kept in cents. (schema)");
        File.ReadAllText(Path.Combine(run.Workspace().Artifacts, "insights.patch")).ShouldContain("+- Totals are kept in cents. [orders] (schema)");
        run.Read("out", "AGENTS.md").ShouldBe("# Agents\n");
        return Task.CompletedTask;
    }

    private static string Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }

    private static Task Diamond(SampleRun run)
    {
        run.Commands[0].Out.ShouldContain("architecture -> file-formats -> report");
        run.Campaign().Children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        var (first, deep, other, last) = (run.Child("architecture"), run.Child("file-formats"), run.Child("operating"), run.Child("report"));
        foreach (var child in (CampaignChild[])[deep, other, run.Child("pins")])
            child.StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(first.CompletedAt!.Value);
        (deep.CompletedAt <= other.StartedAt || other.CompletedAt <= deep.StartedAt).ShouldBeTrue("one lock, one place in the lane");
        last.StartedAt!.Value.ShouldBeGreaterThanOrEqualTo(deep.CompletedAt > other.CompletedAt ? deep.CompletedAt!.Value : other.CompletedAt!.Value);
        return Task.CompletedTask;
    }

    private static Task QualityGate(SampleRun run)
    {
        run.Commands[1].Out.ShouldContain("quality:risky");
        (run.Child("sound").QualityScore, run.Child("sound").BelowTarget).ShouldBe((100m, false));
        (run.Child("fair").QualityScore, run.Child("fair").BelowTarget).ShouldBe((80m, true));
        (run.Child("thin").QualityScore, run.Child("thin").Reason).ShouldBe((33m, "soft-gate-miss"));
        run.Child("risky").Status.ShouldBe(ChildStatus.Completed);
        run.Child("after-risky").Status.ShouldBe(ChildStatus.Completed);
        File.ReadAllText(run.Workspace().DecisionLog).ShouldContain("we host that file ourselves");
        return Task.CompletedTask;
    }

    private static Task Batch(SampleRun run)
    {
        foreach (var child in run.Campaign().Children.Where(child => child.Name != "no-such-page"))
            child.Status.ShouldBe(ChildStatus.Completed, child.Name);
        (run.Child("no-such-page").Status, run.Child("no-such-page").Message).ShouldBe(
            (ChildStatus.Failed, "step QS: there is no page ../../docs/no-such-page.md"));
        File.Exists(Path.Combine(run.Workspace().Batch(1), "pins", "SKILL.md")).ShouldBeTrue("the early batch");
        File.Exists(Path.Combine(run.Workspace().Batch(2), "kickoff", "SKILL.md")).ShouldBeTrue("the other one");
        Directory.Exists(run.Workspace().Batch(3)).ShouldBeFalse();
        return Task.CompletedTask;
    }

    private static Task Retries(SampleRun run)
    {
        (run.Child("unlucky").Status, run.Child("unlucky").Try).ShouldBe((ChildStatus.Completed, 3));
        (run.Child("throttled").Status, run.Child("throttled").Try).ShouldBe((ChildStatus.Completed, 2));
        run.Child("throttled").Duration!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (run.Child("hopeless").Status, run.Child("hopeless").Try).ShouldBe((ChildStatus.Failed, 3));
        run.Child("hopeless").Message!.ShouldContain("no such account");
        run.Child("slow").Message.ShouldBe("step call: it took longer than its timeout of 500ms and was ended");
        run.Commands[1].Out.ShouldContain("step-deferred");
        run.Commands[2].Out.ShouldContain("connection reset");
        return Task.CompletedTask;
    }

    private static Task Export(SampleRun run)
    {
        run.Commands[1].Out.ShouldContain("out/skills/exit-codes");
        run.Commands[1].Out.ShouldContain("Nothing was changed.");
        foreach (var skill in (string[])["exit-codes", "following"])
            run.Read("out", "skills", skill, "SKILL.md").ShouldStartWith($"---\nname: {skill}\n");
        run.Read("out", "AGENTS.md").ShouldStartWith("# Our project\n\nBuild it with `make`.\n");
        run.Read("out", "CLAUDE.md").ShouldStartWith("Be brief.");
        foreach (var file in (string[])["AGENTS.md", "CLAUDE.md"])
            run.Read("out", file).ShouldContain("- [following](skills/following/SKILL.md): ");
        return Task.CompletedTask;
    }

    private static Task Manifest(SampleRun run)
    {
        const string root = "samples/manifest/root";
        var campaign = run.Campaign("pages", root);
        campaign.Children.Select(child => (child.Name, child.Tier, child.Status)).ShouldBe(
            [("brief-format", Tier.A, ChildStatus.Completed), ("customization", Tier.A, ChildStatus.Completed), ("pins", Tier.B, ChildStatus.Completed)],
            ignoreOrder: true);
        (campaign.QualityGate.SoftTarget, campaign.QualityGate.SoftFallback).ShouldBe((80m, 70m));
        File.ReadAllText(Path.Combine(run.Workspace("pages", root).Attempt("pins", 1), "kickoff.md")).ShouldContain("Pages are written for people in a hurry.");
        run.Commands[1].Out.ShouldContain("customize.toml");
        return Task.CompletedTask;
    }

    private static Task LockFiles(SampleRun run)
    {
        var children = run.Campaign().Children;
        children.Count.ShouldBe(11);
        children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        children.Where(child => child.Tier == Tier.A).Select(child => child.Name).Order().ShouldBe(["flask", "serde_json"]);
        run.Child("flask").Pin.ShouldBe("3.0.3");
        run.Child("jinja2").DependsOn.ShouldBe(["markupsafe"]);
        BriefLoader.Load(run.Workspace().Brief).Require().Children.Count.ShouldBe(11);
        return Task.CompletedTask;
    }

    private static Task Directives(SampleRun run)
    {
        (run.Commands[0].Out + run.Commands[0].Error).ShouldContain("orders.md(12): 'Make it nice' does not count");
        (run.Child("kickoff").Status, run.Child("kickoff").Message).ShouldBe((ChildStatus.Skipped, "it is being rewritten"));
        run.Commands[2].Out.ShouldContain("skipped-by-directive");
        run.Child("directive").Status.ShouldBe(ChildStatus.Completed);
        run.Campaign().QualityOverrides.Count.ShouldBe(2);
        return Task.CompletedTask;
    }

    private static Task Stages(SampleRun run)
    {
        foreach (var told in (string[])["overall_verdict: Plausible", "coverage_percentage: 66", "gap_count: 1"])
            run.Commands[1].Out.ShouldContain(told);
        var artifacts = run.Workspace().Artifacts;
        File.ReadAllText(Path.Combine(artifacts, "architecture-refined.md")).ShouldContain("- No skill covers deployment.");
        run.Read("out", "skills", "stages-stack", "SKILL.md").ShouldContain("- following");
        File.Exists(run.In("out", "skills", "following", "SKILL.md")).ShouldBeTrue();
        return Task.CompletedTask;
    }

    private static async Task FoundChildren(SampleRun run)
    {
        var children = run.Campaign().Children;
        children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        ((string[])["survey", "index", "pins", "brief-format"]).Except(children.Select(child => child.Name)).ShouldBeEmpty();
        run.Child("index").DependsOn.Count.ShouldBe(children.Count - 2);
        run.Commands[1].Out.ShouldContain("survey/find added it");

        await run.InvokeAsync("coro campaign rerun --job found-children --child survey");

        run.Child("survey").Attempt.ShouldBe(2);
        run.Campaign().Children.Count.ShouldBe(children.Count);
    }

    private static Task SkillForge(SampleRun run)
    {
        run.Commands[0].Out.ShouldContain("\"valid\":true");
        var children = run.Campaign("team-docs").Children.ToDictionary(child => child.Name);
        children.Values.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        children["exit-codes"].CompletedAt.ShouldBe(new DateTimeOffset(2026, 5, 27, 9, 40, 0, TimeSpan.Zero), "it is not touched");
        string[] state = ["forge-data", "_campaign", "_campaign-state.yaml"];
        run.Read(state).ShouldBe(File.ReadAllText(Repository.In(["samples", "skill-forge", .. state])));
        run.Commands[3].Out.ShouldContain("skills:\n  - name: exit-codes\n    status: completed");
        return Task.CompletedTask;
    }
}
