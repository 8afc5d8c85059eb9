using System.Text.Json;
using Coro.Engine.Reporting;

namespace Coro.Tests.Reporting;

public sealed class EnvelopeTests
{
    private static readonly CampaignResult Success = new()
    {
        Campaign = new()
        {
            Name = "demo",
            JobId = "job-1",
            Workspace = "/root/campaigns/demo",
            Root = "/root",
            Counts = new() { Completed = 2, Failed = 1, Escalated = 1 },
        },
        ExitCode = ExitCode.Success,
        Phase = "maintenance",
        QualityScores = new Dictionary<string, decimal> { ["web"] = 88.5m, ["core"] = 97 },
        ReportPath = "/root/campaigns/demo/campaign-report.md",
        DecisionLogPath = "/root/campaigns/demo/_campaign-decision-log.md",
        Duration = TimeSpan.FromSeconds(3725.25),
    };

    [Fact]
    public void Success_has_the_keys_of_the_contract_in_its_order_and_ours_after_them() =>
        Quoted(Envelope.Of(Success)).ShouldBe(
            "SKF_CAMPAIGN_RESULT_JSON: {'status':'success','skills_completed':2,'skills_failed':1,"
            + "'quality_scores':{'core':97,'web':88.5},'campaign_report_path':'/root/campaigns/demo/campaign-report.md',"
            + "'decision_log':'/root/campaigns/demo/_campaign-decision-log.md','duration':'1h 2m 5s','exit_code':0,"
            + "'phase':'maintenance','duration_seconds':3725.25,'skills_total':4,'skills_skipped':0,"
            + "'skills_escalated':1,'skills_cancelled':0,'campaign':'demo','job_id':'job-1',"
            + "'workspace':'/root/campaigns/demo','capstone':null,'verification':null,'refinement':null}");

    [Fact]
    public void What_campaign_level_commands_answered_is_told_in_the_words_of_the_state_file()
    {
        var result = Success with
        {
            Stages =
            [
                new()
                {
                    Campaign = "demo", Stage = 7, Name = "verify", Outcome = StepOutcome.Success, CompletedAt = DateTimeOffset.UnixEpoch,
                    Result = new() { ReportPath = "/r.md", OverallVerdict = VerificationVerdict.Risky, CoveragePercentage = 92.5m, RecommendationCount = 3 },
                },
                new() { Campaign = "demo", Stage = 8, Name = "refine", Outcome = StepOutcome.TimedOut, Message = "too slow" },
            ],
        };

        Quoted(Envelope.Of(result)).ShouldEndWith(
            "'capstone':null,'verification':{'outcome':'success','message':null,'report_path':'/r.md','overall_verdict':'Risky',"
            + "'coverage_percentage':92.5,'recommendation_count':3,'completed_at':'1970-01-01T00:00:00+00:00'},"
            + "'refinement':{'outcome':'timed-out','message':'too slow','refined_path':null,'gap_count':null,'issue_count':null,"
            + "'improvement_count':null,'completed_at':null}}");
    }

    [Fact]
    public void A_halt_has_the_keys_of_the_error_form_in_their_order() =>
        Quoted(Envelope.Of(Success with { ExitCode = ExitCode.AwaitingInput, Error = "waits", Phase = "export", ReportPath = null }))
            .ShouldStartWith(
                "SKF_CAMPAIGN_RESULT_JSON: {'status':'error','exit_code':14,'phase':'export',"
                + "'error':{'code':'awaiting-input','message':'waits'},'skills_completed':2,'skills_failed':1,"
                + "'campaign_report_path':null,'decision_log':'/root/campaigns/demo/_campaign-decision-log.md',");

    [Fact]
    public void A_report_that_could_not_be_written_is_told_as_an_error_of_a_campaign_with_all_its_results()
    {
        var result = Success with { ExitCode = ExitCode.ReportFailure, Error = "disk full", ReportPath = null };

        var json = Parse(Envelope.Of(result));

        json.GetProperty("exit_code").GetInt32().ShouldBe(10);
        json.GetProperty("error").GetProperty("code").GetString().ShouldBe("report-failure");
        json.GetProperty("campaign_report_path").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("quality_scores").GetProperty("core").GetDecimal().ShouldBe(97);
        json.GetProperty("duration").GetString().ShouldBe("1h 2m 5s");
    }

    [Fact]
    public void Before_there_is_a_campaign_the_counts_are_zero_and_the_paths_null() =>
        Quoted(Envelope.Of(new MissingBriefException("brief.yaml is empty."), "setup")).ShouldBe(
            "SKF_CAMPAIGN_RESULT_JSON: {'status':'error','exit_code':8,'phase':'setup',"
            + "'error':{'code':'missing-brief','message':'brief.yaml is empty.'},'skills_completed':0,'skills_failed':0,"
            + "'campaign_report_path':null,'decision_log':null}");

    [Theory]
    [InlineData("two\nlines\r\nand a\ttab")]
    [InlineData("\u0000\u001b[31mred\u007f\u0085")]
    [InlineData("separators \u2028 and \u2029")]
    [InlineData("quotes \" and \\ and </script>")]
    [InlineData("caf\u00e9 \U0001F600")]
    public void Any_message_stays_on_one_line_and_comes_back_as_it_was(string message)
    {
        var line = Envelope.Of(Success with { ExitCode = ExitCode.InternalError, Error = message });

        line.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029').ShouldBeFalse();
        Parse(line).GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        // Not as data of a theory: an attribute cannot hold half a character.
        foreach (var message in new[] { "half \ud800 of a pair", "\udc00", "at the end \ud83d" })
        {
            var line = Envelope.Of(Success with { ExitCode = ExitCode.InternalError, Error = message });

            var read = Parse(line).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull();
            read.Count(c => c == '\ufffd').ShouldBe(1);
            read.Length.ShouldBe(message.Length);
        }
    }

    // The expectations read better without a backslash before each quote.
    private static string Quoted(string line) => line.Replace('"', '\'');

    private static JsonElement Parse(string line)
    {
        line.ShouldStartWith(Envelope.Prefix);
        return JsonDocument.Parse(line[Envelope.Prefix.Length..]).RootElement;
    }
}
