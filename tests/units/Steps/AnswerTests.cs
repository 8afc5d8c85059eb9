using System.Text;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Answers;
using Coro.Tests.Support;

namespace Coro.Tests.Steps;

/// <summary>What a step may answer, and what is said about an answer that does not count.</summary>
public sealed class AnswerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly StepWorld _world = new();

    public AnswerTests() => Directory.CreateDirectory(Path.Combine(_world.Folder, "attempt"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void An_answer_in_the_result_file()
    {
        var result = Valid("""
            {
              "status": "escalated", "message": "look\nhere", "quality_score": 87.5, "workarounds": ["a", "b"],
              "findings": [{"severity": "HIGH", "title": "t", "detail": "d", "line": 3}, {"severity": "info", "title": "u"}],
              "usage": {"input_tokens": 1, "output_tokens": 2, "cache_read_input_tokens": 3,
                        "cache_creation_input_tokens": 4, "cost_usd": 0.25, "model": "m"},
              "insights": [{"text": "i"}], "mine": {"x": [1]}, "skill_path": null
            }
            """);
        result.Status.ShouldBe(StepOutcome.Escalated);
        result.Message.ShouldBe("look here");
        result.QualityScore.ShouldBe(87.5m);
        result.Workarounds.ShouldBe(["a", "b"]);
        result.Findings.ShouldBe(
        [
            new() { Severity = FindingSeverity.High, Title = "t", Detail = "d" },
            new() { Severity = FindingSeverity.Info, Title = "u" },
        ]);
        result.Usage.ShouldBe(new()
        {
            InputTokens = 1,
            OutputTokens = 2,
            CacheReadInputTokens = 3,
            CacheCreationInputTokens = 4,
            CostUsd = 0.25m,
        });
        result.SkillPath.ShouldBeNull();
        result.Insights.ShouldNotBeNull().Single().Text.ShouldBe("i");
        result.Extra.ShouldNotBeNull().Keys.ShouldBe(["mine"]);
        result.Extra["mine"].GetRawText().ShouldBe("{\"x\": [1]}");
    }

    [Fact]
    public void A_campaign_level_command_has_more_to_answer_and_for_any_other_step_that_stays_as_it_came()
    {
        var report = _world.Write("report.md", "");
        _world.Write("attempt/S.1.result.json", """
            {"report_path": "report.md", "overall_verdict": "blocked", "coverage_percentage": 87.5, "recommendation_count": 2,
             "refined_path": null, "gap_count": 0, "issue_count": 1, "improvement_count": 2, "more": 1}
            """);

        var verified = Read(_world.Request("x") with { IsCampaignLevel = true }).Result.ShouldNotBeNull();
        verified.ReportPath.ShouldBe(report);
        verified.OverallVerdict.ShouldBe(VerificationVerdict.Blocked);
        verified.CoveragePercentage.ShouldBe(87.5m);
        (verified.RecommendationCount, verified.GapCount, verified.IssueCount, verified.ImprovementCount).ShouldBe((2, 0, 1, 2));
        verified.Extra.ShouldNotBeNull().Keys.ShouldBe(["more"]);

        var other = Read(_world.Request("x")).Result.ShouldNotBeNull();
        other.ReportPath.ShouldBeNull();
        other.Extra.ShouldNotBeNull().Count.ShouldBe(8 + 1);
    }

    [Theory]
    [InlineData("""{"overall_verdict": "good"}""", "overall_verdict: 'good' is none of Verified, Plausible, Risky, Blocked")]
    [InlineData("""{"coverage_percentage": 101}""", "coverage_percentage: must be between 0 and 100")]
    [InlineData("""{"gap_count": 1.5}""", "gap_count: must be a whole number")]
    [InlineData("""{"issue_count": 2147483648}""", "issue_count: must be between 0 and 2147483647")]
    [InlineData("""{"refined_path": "gone.md"}""", "refined_path: 'gone.md' does not exist")]
    public void A_flaw_in_what_only_a_campaign_level_command_answers_fails_it(string json, string problem)
    {
        _world.Write("attempt/S.1.result.json", json);
        Read(_world.Request("x") with { IsCampaignLevel = true }).Problems.ShouldHaveSingleItem().ShouldContain(problem);
    }

    [Fact]
    public void An_empty_object_is_an_answer() => Valid("{}").ShouldBe(new StepResult());

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0.5", 0.5)]
    [InlineData("\"2026-01-31T08:01:00Z\"", 60)]
    [InlineData("\"2026-01-31T10:01:00+02:00\"", 60)]
    public void Patience_is_asked_for_in_seconds_or_until_a_time(string value, double seconds) =>
        Valid($$"""{"status": "rate-limited", "retry_after": {{value}}}""").RetryAfter.ShouldBe(Now.AddSeconds(seconds));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("{", "is not valid JSON: line 1, byte 2")]
    [InlineData("{\n\"a\": tru }", "is not valid JSON: line 2")]
    [InlineData("{} {}", "is not valid JSON")]
    [InlineData("{\"a\": 1,}", "is not valid JSON")]
    [InlineData("[]", "must be an object, not an array")]
    [InlineData("null", "must be an object, not null")]
    [InlineData("""{"status": "done"}""", "status: 'done' is none of success, failed, escalated, rate-limited")]
    [InlineData("""{"status": "timed-out"}""", "status: 'timed-out' is none of")]
    [InlineData("""{"status": 1}""", "status: must be a string, not a number")]
    [InlineData("""{"status": "failed", "status": "success"}""", "status: is there twice")]
    [InlineData("""{"quality_score": 100.1}""", "quality_score: must be between 0 and 100, not 100.1")]
    [InlineData("""{"quality_score": -1}""", "quality_score: must be between 0 and 100")]
    [InlineData("""{"quality_score": 1e999}""", "quality_score: must be between 0 and 100")]
    [InlineData("""{"quality_score": "90"}""", "quality_score: must be a number, not a string")]
    [InlineData("""{"findings": {}}""", "findings: must be an array, not an object")]
    [InlineData("""{"findings": ["x"]}""", "findings[0]: must be an object, not a string")]
    [InlineData("""{"findings": [{"severity": "bad", "title": "t"}]}""", "findings[0].severity: 'bad' is none of info, low")]
    [InlineData("""{"findings": [{"title": "t"}]}""", "findings[0].severity: is required")]
    [InlineData("""{"findings": [{"severity": "low"}]}""", "findings[0].title: is required")]
    [InlineData("""{"findings": [{"severity": "low", "title": ""}]}""", "findings[0].title: is empty")]
    [InlineData("""{"findings": [{"severity": null, "title": "t"}]}""", "findings[0].severity: is required")]
    [InlineData("""{"workarounds": "one"}""", "workarounds: must be an array")]
    [InlineData("""{"workarounds": [1]}""", "workarounds[0]: must be a string")]
    [InlineData("""{"message": "\ud800"}""", "half of a surrogate pair")]
    [InlineData("""{"mine": [{"\uDC00": 1}]}""", "half of a surrogate pair")]
    [InlineData("""{"usage": []}""", "usage: must be an object")]
    [InlineData("""{"usage": {"input_tokens": -1}}""", "usage.input_tokens: must be 0 or more")]
    [InlineData("""{"usage": {"input_tokens": 1.5}}""", "usage.input_tokens: must be a whole number")]
    [InlineData("""{"usage": {"cost_usd": "1"}}""", "usage.cost_usd: must be a number")]
    [InlineData("""{"retry_after": -1}""", "retry_after: must be between 0")]
    [InlineData("""{"retry_after": "soon"}""", "retry_after: 'soon' is neither")]
    [InlineData("""{"retry_after": "2026-01-31T08:01:00"}""", "retry_after: '2026-01-31T08:01:00' is neither")]
    [InlineData("""{"retry_after": "2036-01-31T08:01:00Z"}""", "within a year")]
    [InlineData("""{"retry_after": []}""", "retry_after: must be a number")]
    [InlineData("""{"results": {"a": {}}}""", "results.a: only a batch")]
    [InlineData("{\"status\": \"failed\0\"}", "is not UTF-8")]
    public void An_answer_with_a_flaw_does_not_count(string json, string problem)
    {
        _world.Write("attempt/S.1.result.json", json);
        var answer = Read(_world.Request("x"));
        answer.Result.ShouldBeNull();
        answer.Problems.ShouldHaveSingleItem().ShouldContain(problem);
        answer.Problems[0].ShouldStartWith("the result file ");
    }

    [Fact]
    public void All_flaws_are_told_at_once()
    {
        _world.Write("attempt/S.1.result.json", """{"status": "x", "quality_score": 101, "findings": [{}]}""");
        Read(_world.Request("x")).Problems.Count.ShouldBe(4);
    }

    [Fact]
    public void Invalid_bytes_are_a_flaw()
    {
        File.WriteAllBytes(_world.Request("x").ResultPath, [(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        Read(_world.Request("x")).Problems.ShouldHaveSingleItem().ShouldContain("is not UTF-8");
    }

    [Fact]
    public void A_byte_order_mark_is_none()
    {
        File.WriteAllText(_world.Request("x").ResultPath, "{\"message\": \"m\"}", new UTF8Encoding(true));
        Read(_world.Request("x")).Result.ShouldNotBeNull().Message.ShouldBe("m");
    }

    [Fact]
    public void An_object_may_be_32_deep_and_no_deeper()
    {
        Valid(Nested(32)).Extra.ShouldNotBeNull().ShouldHaveSingleItem();
        _world.Write("attempt/S.1.result.json", Nested(33));
        Read(_world.Request("x")).Problems.ShouldHaveSingleItem().ShouldContain("depth");

        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);
    }

    [Fact]
    public void A_result_file_may_have_4_MiB_and_no_more()
    {
        Valid("{\"message\": \"m\"}".PadRight(StepResultReader.LargestFile)).Message.ShouldBe("m");
        _world.Write("attempt/S.1.result.json", "{}".PadRight(StepResultReader.LargestFile + 1));
        Read(_world.Request("x")).Problems.ShouldHaveSingleItem().ShouldContain("larger than 4194304 bytes");
    }

    [Fact]
    public void A_folder_in_the_files_place_is_a_flaw()
    {
        Directory.CreateDirectory(_world.Request("x").ResultPath);
        Read(_world.Request("x")).Problems.ShouldHaveSingleItem().ShouldContain("not an ordinary file");
    }

    [Fact]
    public async Task A_pipe_in_the_files_place_is_a_flaw_and_nobody_waits_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        var run = await _world.Run(_world.Shell("mkfifo $CORO_RESULT"));
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldNotBeNull().ShouldContain("not an ordinary file");
    }

    [Fact]
    public void The_last_result_line_counts()
    {
        Line("X_RESULT_JSON: {\"message\": \"1\"}\nSKF_A2_RESULT_JSON:{\"message\": \"2\"}\r\nmore\n").Result
            .ShouldNotBeNull().Message.ShouldBe("2");
    }

    [Theory]
    [InlineData("X_RESULT_JSON: {}")]
    [InlineData("noise\nX_RESULT_JSON: {}\nnoise")]
    [InlineData("noise\rX_RESULT_JSON: {}\r\n")]
    public void A_result_line_is_found(string output) => Line(output).Result.ShouldNotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("_RESULT_JSON: {}")]
    [InlineData("x_RESULT_JSON: {}")]
    [InlineData("1X_RESULT_JSON: {}")]
    [InlineData(" X_RESULT_JSON: {}")]
    [InlineData("\"X_RESULT_JSON: {}")]
    [InlineData("X_RESULT_JSON {}")]
    [InlineData("X_RESULT_JSON")]
    public void What_only_looks_like_a_result_line_is_none(string output)
    {
        var answer = Line(output);
        answer.Result.ShouldBeNull();
        answer.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_result_line_is_found_wherever_the_pieces_are_cut()
    {
        for (var after = 65_400; after < 65_700; after++)
            Line("some\nLONG_NAME_RESULT_JSON: {\"message\": \"m\"}\n" + new string('x', after)).Result.ShouldNotBeNull().Message.ShouldBe("m");
    }

    [Fact]
    public void Broken_JSON_on_a_result_line_is_a_flaw() =>
        Line("X_RESULT_JSON: {\"a\n").Problems.ShouldHaveSingleItem().ShouldStartWith("the line X_RESULT_JSON of standard output is not valid JSON");

    [Fact]
    public void A_result_line_may_have_1_MiB_and_no_more()
    {
        Line("X_RESULT_JSON:" + "{}".PadRight(ResultLine.Longest) + "\n").Result.ShouldNotBeNull();
        Line("X_RESULT_JSON:" + "{}".PadRight(ResultLine.Longest + 1) + "\n").Problems.ShouldHaveSingleItem().ShouldContain("larger than");
    }

    [Fact]
    public void A_result_line_is_looked_for_in_the_last_16_MiB()
    {
        const string line = "X_RESULT_JSON:{}\n";
        Line(line + new string('x', ResultLine.Window - line.Length)).Result.ShouldNotBeNull();
        Line("\n" + line + new string('x', ResultLine.Window + 1000)).ShouldBe(Answer.None);
    }

    [Fact]
    public void An_earlier_runs_output_is_not_this_ones()
    {
        var request = _world.Request("x");
        File.WriteAllText(request.OutputLog, "X_RESULT_JSON: {}\n");
        using var log = StepLog.Open(request.OutputLog);
        StepResultReader.Read(request, log.Handle, log.Start, Now).ShouldBe(Answer.None);
    }

    [Fact]
    public void The_file_counts_when_there_is_a_line_as_well()
    {
        _world.Write("attempt/S.1.result.json", "{\"message\": \"file\"}");
        Line("X_RESULT_JSON: broken").Result.ShouldNotBeNull().Message.ShouldBe("file");
    }

    [Fact]
    public void Paths_become_absolute()
    {
        var brief = _world.Write("out/brief.md", "");
        var result = Valid("""{"brief_path": "out/../out/brief.md", "skill_path": "./out", "artifacts": ["out/brief.md"]}""");
        result.BriefPath.ShouldBe(brief);
        result.SkillPath.ShouldBe(Path.GetDirectoryName(brief));
        result.Artifacts.ShouldBe([brief]);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/passwd")]
    [InlineData("link/x")]
    [InlineData("round/link/x")]
    [InlineData("link/../x")]
    [InlineData("file-link")]
    public void A_path_that_leads_out_fails_the_answer(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var outside = new TempFolder();
        outside.Write("in/x", "");
        outside.Write("x", "");
        Directory.CreateSymbolicLink(Path.Combine(_world.Folder, "link"), outside.In("in"));
        Directory.CreateSymbolicLink(Path.Combine(_world.Folder, "round"), ".");
        File.CreateSymbolicLink(Path.Combine(_world.Folder, "file-link"), outside.In("x"));
        var beside = Path.Combine(Path.GetDirectoryName(_world.Folder)!, "x");
        if (path == "../x")
            path = Path.GetRelativePath(_world.Folder, outside.In("x"));
        File.Exists(beside).ShouldBeFalse();
        _world.Write("attempt/S.1.result.json", $$"""{"artifacts": ["{{path}}"]}""");
        var answer = Read(_world.Request("x"));
        answer.Result.ShouldBeNull();
        answer.Problems.ShouldHaveSingleItem().ShouldContain("artifacts[0]: ");
        answer.Problems[0].ShouldContain("lies outside");
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("circle", "does not exist")]
    [InlineData("", "is empty")]
    [InlineData("a\\u0000b", "zero character")]
    public void A_path_to_nothing_fails_the_answer(string path, string problem)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        File.CreateSymbolicLink(Path.Combine(_world.Folder, "circle"), "circle");
        _world.Write("attempt/S.1.result.json", $$"""{"skill_path": "{{path}}"}""");
        Read(_world.Request("x")).Problems.ShouldHaveSingleItem().ShouldContain(problem);
    }

    [Fact]
    public void A_trusted_folder_may_itself_be_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var real = new TempFolder();
        real.Write("skill/SKILL.md", "");
        var trusted = Path.Combine(_world.Folder, "export");
        Directory.CreateSymbolicLink(trusted, real.Path);
        _world.Write("attempt/S.1.result.json", $$"""{"skill_path": "{{real.In("skill")}}"}""");
        var answer = Read(_world.Request("x") with { TrustedFolders = [trusted] });
        answer.Result.ShouldNotBeNull().SkillPath.ShouldBe(Path.Combine(trusted, "skill"));
    }

    [Theory]
    [InlineData("""{"results": {"CORE": {"quality_score": 5}, "api": {"status": "failed"}}}""")]
    [InlineData("""{"results": [{"name": "core", "quality_score": 5}, {"name": "api", "status": "failed"}]}""")]
    public void A_batch_answers_for_each_child(string json)
    {
        _world.Write("attempt/S.1.result.json", json);
        var results = Read(_world.Request("x") with { BatchChildren = ["core", "api"] }).Result.ShouldNotBeNull().Results.ShouldNotBeNull();
        results["core"].QualityScore.ShouldBe(5);
        results["api"].Status.ShouldBe(StepOutcome.Failed);
        results.Keys.ShouldBe(["core", "api"]);
    }

    [Theory]
    [InlineData("""{"results": {"x": {}}}""", "results.x: the batch has no child 'x'")]
    [InlineData("""{"results": {"core": {}, "Core": {}}}""", "results.Core: the child 'core' is there twice")]
    [InlineData("""{"results": {"core": 1}}""", "results.core: must be an object")]
    [InlineData("""{"results": {"core": {"quality_score": 200}}}""", "results.core.quality_score: must be between")]
    [InlineData("""{"results": [{"quality_score": 1}]}""", "results[0].name: is required")]
    [InlineData("""{"results": [1]}""", "results[0]: must be an object")]
    [InlineData("""{"results": 1}""", "results: must be an object by child, or an array, not a number")]
    public void A_batchs_answer_has_to_fit_the_batch(string json, string problem)
    {
        _world.Write("attempt/S.1.result.json", json);
        Read(_world.Request("x") with { BatchChildren = ["core", "api"] }).Problems.ShouldHaveSingleItem().ShouldContain(problem);
    }

    private StepResult Valid(string json)
    {
        _world.Write("attempt/S.1.result.json", json);
        var answer = Read(_world.Request("x"));
        answer.Problems.ShouldBeEmpty();
        return answer.Result.ShouldNotBeNull();
    }

    private Answer Line(string output)
    {
        var request = _world.Request("x");
        File.WriteAllText(request.OutputLog, output);
        return Read(request);
    }

    private static Answer Read(StepRequest request)
    {
        using var log = StepLog.Open(request.OutputLog);
        return StepResultReader.Read(request, log.Handle, 0, Now);
    }
}
