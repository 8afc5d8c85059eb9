using Coro.Engine.Reporting.Ci;
using Coro.Tests.Support;

namespace Coro.Tests.Reporting.Ci;

public sealed class CiReporterTests : IDisposable
{
    private static readonly CampaignCounts Half = new() { Completed = 1, Pending = 1 };

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _lines = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TF_BUILD", "True", CiService.AzurePipelines)]
    [InlineData("GITHUB_ACTIONS", "true", CiService.GitHubActions)]
    [InlineData("GITHUB_ACTIONS", "", CiService.None)]
    [InlineData("CI", "true", CiService.None)]
    public void A_service_says_itself_that_it_is_there(string variable, string value, CiService service) =>
        CiReporter.Detect(name => name == variable ? value : null).ShouldBe(service);

    [Fact]
    public void Who_says_none_is_told_nothing()
    {
        _variables["TF_BUILD"] = "True";
        CiReporter.For(CiService.None, Variable, _lines.Add).ShouldBeNull();
        CiReporter.For(null, Variable, _lines.Add).ShouldNotBeNull();
    }

    [Fact]
    public void Azure_is_told_of_a_run_like_this()
    {
        Run(CiService.AzurePipelines);
        _lines.ShouldBe(
        [
            "##[group]4 skill-loop",
            "core active",
            "##vso[task.setprogress value=50;]Campaign",
            "core completed, score 97",
            "##vso[task.logissue type=error;]api failed: step AN: exit code 1",
            "##vso[task.logissue type=warning;]web escalated: high finding",
            "##[endgroup]",
            "##vso[task.logissue type=warning;]the pin is old",
            "##vso[task.logissue type=error;]Campaign demo: awaiting-input (14): waiting for a decision",
            "##vso[task.setvariable variable=campaign;isOutput=true]demo",
            "##vso[task.setvariable variable=job_id;isOutput=true]job-1",
            "##vso[task.setvariable variable=status;isOutput=true]parked",
            "##vso[task.setvariable variable=exit_code;isOutput=true]14",
            "##vso[task.setvariable variable=total;isOutput=true]2",
            "##vso[task.setvariable variable=completed;isOutput=true]1",
            "##vso[task.setvariable variable=failed;isOutput=true]0",
            "##vso[task.setvariable variable=escalated;isOutput=true]0",
            "##vso[task.setvariable variable=skipped;isOutput=true]0",
            "##vso[task.setvariable variable=cancelled;isOutput=true]0",
            $"##vso[task.setvariable variable=report;isOutput=true]{Report}",
            "##vso[task.setvariable variable=workspace;isOutput=true]/w",
            $"##vso[task.uploadsummary]{Report}",
        ]);
    }

    [Fact]
    public void GitHub_is_told_of_a_run_like_this()
    {
        _variables["GITHUB_OUTPUT"] = _folder.Write("output", "there=already\n");
        _variables["GITHUB_STEP_SUMMARY"] = _folder.In("summary");
        Run(CiService.GitHubActions);
        _lines.ShouldBe(
        [
            "::group::4 skill-loop",
            "core active",
            "core completed, score 97",
            "::error title=api failed::step AN: exit code 1",
            "::warning title=web escalated::high finding",
            "::endgroup::",
            "::warning::the pin is old",
            "::error title=Campaign demo%3A awaiting-input (14)::waiting for a decision",
        ]);
        File.ReadAllText(_folder.In("summary")).ShouldBe("# A report\n\n");
        var outputs = File.ReadAllLines(_folder.In("output"));
        outputs[0].ShouldBe("there=already");
        outputs.ShouldContain("14");
        outputs[1].ShouldStartWith("campaign<<end-");
        outputs[2].ShouldBe("demo");
        outputs[3].ShouldBe(outputs[1]["campaign<<".Length..]);
    }

    [Fact]
    public void A_report_that_GitHub_would_not_take_is_cut_at_a_line()
    {
        _variables["GITHUB_STEP_SUMMARY"] = _folder.In("summary");
        Run(CiService.GitHubActions, string.Concat(Enumerable.Repeat(new string('ä', 500) + "\n", 2000)));
        var summary = File.ReadAllText(_folder.In("summary"));
        System.Text.Encoding.UTF8.GetByteCount(summary).ShouldBeLessThan(1024 * 1024);
        summary.ShouldContain("ä\n\nThis is the beginning of a long report");
        summary.ShouldEndWith($"`{Report}`.\n\n");
    }

    [Theory]
    [InlineData(CiService.AzurePipelines)]
    [InlineData(CiService.GitHubActions)]
    public void What_a_step_writes_is_no_command(CiService service)
    {
        var evil = "::set-output name=x::1\n##vso[task.setvariable variable=a]b\r##[command]rm\n::error::boo\u2028::stop-commands::x";
        var reporter = CiReporter.For(service, Variable, _lines.Add)!;
        reporter.OnStage(new StageProgress(null, evil, "start"));
        reporter.OnChild(new ChildProgress("api", ChildStatus.Failed, "AN", 1, evil, null, Half));
        reporter.OnChild(new ChildProgress("web", ChildStatus.Escalated, "AN", 1, evil, null, Half));
        reporter.OnNote(evil, warning: true);
        reporter.OnFailure(new UsageException(evil));
        reporter.OnFailure(new InvalidInputException([new() { Code = "x", Message = evil, File = "a;b]c,d:e\n.yaml", Line = 1 }]));

        foreach (var line in _lines)
        {
            line.ShouldNotContain('\n');
            line.ShouldNotContain('\r');
            // A line has one command at most, at its beginning, and it is ours.
            line.LastIndexOf("##", StringComparison.Ordinal).ShouldBeLessThanOrEqualTo(0);
            if (line.StartsWith("::", StringComparison.Ordinal))
                line.ShouldMatch("^::(group|endgroup|error|warning)[ :]");
        }
    }

    [Fact]
    public void What_is_wrong_with_a_brief_is_told_with_its_place()
    {
        var problem = new InvalidInputException(
        [
            new() { Code = "unknown-key", Message = "the key 'targts' is not known", File = "a, b.yaml", Line = 2, Column = 1, Path = "targts" },
        ]);
        CiReporter.For(CiService.GitHubActions, Variable, _lines.Add)!.OnFailure(problem);
        CiReporter.For(CiService.AzurePipelines, Variable, _lines.Add)!.OnFailure(problem);
        _lines.ShouldBe(
        [
            "::error file=a%2C b.yaml,line=2,col=1,title=unknown-key::targts: the key 'targts' is not known",
            "##vso[task.logissue type=error;sourcepath=a, b.yaml;linenumber=2;columnnumber=1;code=unknown-key;]unknown-key: targts: the key 'targts' is not known",
            "##vso[task.setvariable variable=exit_code;isOutput=true]2",
        ]);
    }

    [Fact]
    public void A_service_that_cannot_be_told_does_not_fail_the_run()
    {
        _variables["GITHUB_OUTPUT"] = _folder.In("none", "output");
        Run(CiService.GitHubActions);
        _lines[^1].ShouldStartWith("::warning::The pipeline could not be told everything: ");
    }

    private string Report => _folder.In("report.md");

    private void Run(CiService service, string report = "# A report\n")
    {
        File.WriteAllText(Report, report);
        var reporter = CiReporter.For(service, Variable, _lines.Add)!;
        reporter.OnStage(new StageProgress(4, "skill-loop", "start"));
        reporter.OnChild(new ChildProgress("core", ChildStatus.Active, "AN", 1, null, null, Half));
        reporter.OnChild(new ChildProgress("core", ChildStatus.Active, "TS", 1, null, null, Half));
        reporter.OnChild(new ChildProgress("core", ChildStatus.Completed, "TS", 1, null, 97, Half));
        reporter.OnChild(new ChildProgress("api", ChildStatus.Failed, "AN", 1, "step AN: exit code 1", null, Half));
        reporter.OnChild(new ChildProgress("web", ChildStatus.Escalated, "AN", 1, "high finding", null, Half));
        reporter.OnStage(new StageProgress(4, "skill-loop", "done"));
        reporter.OnNote("the pin is old", warning: true);
        reporter.OnNote("nothing to see", warning: false);
        reporter.OnResult(new()
        {
            Campaign = new() { Name = "demo", JobId = "job-1", Status = CampaignStatus.Parked, Workspace = "/w", Root = "/", Counts = Half },
            ExitCode = ExitCode.AwaitingInput,
            Error = "waiting for a decision",
            Phase = "batch",
            ReportPath = Report,
            DecisionLogPath = "/w/log",
        });
    }

    private string? Variable(string name) => _variables.GetValueOrDefault(name);
}
