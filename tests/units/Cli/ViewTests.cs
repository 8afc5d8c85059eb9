using System.Text;
using System.Text.Json;
using Coro.Cli;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class ViewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Status_reads_like_this() => Shown(context => StatusView.Write(context, Samples.Overview)).ShouldBe(
        """
        campaign     payments-v2
        status       parked
        reason       The export waits for an answer.
        stage        9 export
        children     1 completed, 1 failed, 1 active, 1 pending (25%)
        started      2026-03-01 09:00:00, ran 4m 59s
        usage        1,200 tokens in, 300 out, $0.25
        job          job-1
        workspace    /root/campaigns/payments-v2

        CHILD  STATUS     STEP  TRY  SCORE  TIME   WHY
        core   completed  TS         85.5   1m 1s
        api    failed     AN    3                  exit code 1 [2J
        web    active     QS
        docs   pending                             waits for api (failed)

        Campaign-level stages
          capstone: success, score 91
            /out/stack
          verify: timed out (too slow)

        Waiting for an answer
          export: Write 1 skill? (export/cancel, since 2026-03-01 09:05:00)

        Decisions
          2026-03-01 09:00 rule: plan accepted

        """);

    [Fact]
    public void List_reads_like_this() => Shown(context => ListView.Write(context, [Samples.Campaign])).ShouldBe(
        """
        CAMPAIGN     STATUS  STAGE     DONE  FAILED  UPDATED              REASON
        payments-v2  parked  9 export  1/4   1       2026-03-01 09:05:00  The export waits for an answer.

        """);

    [Fact]
    public void Show_has_the_children_in_detail() => Shown(context => ShowView.Write(context, Samples.Overview)).ShouldEndWith(
        """
        workspace    /root/campaigns/payments-v2

        CHILD  STATUS     TIER  LANE      ATTEMPT  SCORE  FINDINGS  TIME   COST
        core   completed  A     standard  1        85.5   1         1m 1s  $0.25
        api    failed     A     standard  2
        web    active     B     standard  1
        docs   pending    A     fast

        Campaign-level stages
          capstone: success, score 91
            /out/stack
          verify: timed out (too slow)

        Results
          core: /out/core

        """);

    [Fact]
    public void Show_says_of_each_child_with_which_not_all_is_well_why_and_what_a_resume_would_do() =>
        Shown(context => ShowView.Write(context, Explained())).ShouldContain(
            """

            Why
              core: completed, it passed below target; on resume it would not run: it is done
              docs: pending, it waits for api; on resume it waits: first comes api

            """);

    [Fact]
    public void Show_explains_every_child_with_every_detail_when_asked_to() =>
        Shown(context => ShowView.Write(context, Explained(), all: true)).ShouldContain(
            """

            Why
              core: completed, it passed below target; on resume it would not run: it is done
              good: completed, its steps succeeded; on resume it would not run: it is done
                ann added it
              docs: pending, it waits for api; on resume it waits: first comes api

            """);

    [Fact]
    public void An_explained_child_has_its_explanation_in_JSON()
    {
        var json = JsonSerializer.Deserialize<JsonElement>(
            Shown(context => JsonOutput.Write(context, writer => ChildJson.Write(writer, Explained().Children[1]))));
        json.GetProperty("explanation").ToString().ShouldBe(
            """{"why":"its steps succeeded","on_resume":"would-not-run","because":"it is done","details":["ann added it"]}""");
    }

    private static CampaignOverview Explained()
    {
        var (core, docs) = (Samples.Overview.Children[0], Samples.Overview.Children[3]);
        var done = new ChildExplanation { Why = "its steps succeeded", OnResume = ResumeEffect.WouldNotRun, Because = "it is done" };
        return Samples.Overview with
        {
            Children =
            [
                core with { Explanation = done with { Why = "it passed below target" } },
                core with { Name = "good", BelowTarget = false, Explanation = done with { Details = ["ann added it"] } },
                docs with { Explanation = new() { Why = "it waits for api", OnResume = ResumeEffect.Waits, Because = "first comes api" } },
            ],
        };
    }

    [Fact]
    public void Show_of_a_child_has_its_findings_and_logs() =>
        Shown(context => ChildView.Write(context, Samples.Overview.Children[0], ["/logs/TS.1.out.log"])).ShouldBe(
            """
            child        core
            campaign     payments-v2
            status       completed
            tier, lane   A, standard
            attempt      1
            step         TS
            score        85.5, below target
            time         1m 1s
            usage        1,200 tokens in, 300 out, $0.25
            skill        /out/core

            Findings
              medium: No example
                Add one.

            Logs
              /logs/TS.1.out.log

            """);

    [Fact]
    public void Status_as_JSON_has_the_names_of_the_state_file()
    {
        var json = JsonSerializer.Deserialize<JsonElement>(
            Shown(context => JsonOutput.Write(context, writer => OverviewJson.Write(writer, Samples.Overview))));
        json.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "name", "job_id", "status", "workflow", "stage", "stage_name", "progress", "counts", "started_at", "last_updated",
            "duration_seconds", "exit_code", "stopping", "interactive", "reason", "waiting_until", "workspace", "root", "usage", "quality_gate", "quality_overrides", "capstone",
            "verification", "refinement", "gates", "rate_limits", "proposed", "decisions", "children",
        ]);
        json.GetProperty("status").GetString().ShouldBe("parked");
        json.GetProperty("exit_code").GetInt32().ShouldBe(14);
        json.GetProperty("progress").GetDouble().ShouldBe(0.25);
        json.GetProperty("counts").GetProperty("total").GetInt32().ShouldBe(4);
        json.GetProperty("duration_seconds").GetDecimal().ShouldBe(299.5m);
        json.GetProperty("gates")[0].GetProperty("kind").GetString().ShouldBe("export");

        var core = json.GetProperty("children")[0];
        core.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "name", "status", "tier", "lane", "depends_on", "forced", "waiting_for", "waiting_until", "step", "attempt", "try", "quality_score", "below_target",
            "findings", "workarounds_applied", "repo_url", "pin", "commit_sha", "brief_path", "skill_path", "export_path", "export_problem", "started_at",
            "completed_at", "duration_seconds", "reason", "message", "pull_requests", "tracker", "usage", "folder",
        ]);
        core.GetProperty("completed_at").GetDateTimeOffset().ShouldBe(Samples.Start.AddSeconds(61));
        core.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("medium");
        core.GetProperty("usage").GetProperty("cache_read_input_tokens").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_terminal_gets_a_drawn_table_with_signs()
    {
        var text = Shown(
            context => StatusView.Write(context, Samples.Overview), new TerminalTraits(IsTerminal: true, Colour: false, Unicode: true));
        text.ShouldContain("✓ completed");
        text.ShouldNotContain("\u001b");
    }

    [Fact]
    public void A_path_below_the_current_folder_is_shown_from_there()
    {
        var child = Samples.Overview.Children[0] with { SkillPath = _folder.In("skills", "core") };
        Shown(context => ShowView.Write(context, Samples.Overview with { Children = [child] }))
            .ShouldEndWith("  core: " + Path.Combine("skills", "core") + "\n");
    }

    [Fact]
    public void A_terminal_without_Unicode_gets_ASCII_only()
    {
        var text = Shown(
            context => StatusView.Write(context, Samples.Overview), new TerminalTraits(IsTerminal: true, Colour: false, Unicode: false));
        text.ShouldContain("+ completed");
        text.ShouldAllBe(c => c < 128);
    }

    [Fact]
    public void Text_of_others_cannot_act_on_a_terminal() =>
        SafeText.OneLine("a\u001b]0;x\u0007\r\nb\u2028c\u202Ed\t").ShouldBe("a ]0;x b c d");

    private string Shown(Action<CommandContext> write, TerminalTraits? terminal = null)
    {
        var context = CommandRun.Context(_folder, out var output, out _, terminal);
        write(context);
        context.Out.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
