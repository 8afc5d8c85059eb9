using Coro.Engine.Reporting.Report;
using Coro.Engine.Templates;
using Coro.Tests.Reporting.Report;

namespace Coro.Tests.Configuration;

public sealed class CustomizedTemplateTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Templates_are_named_by_paths_that_start_at_the_root()
    {
        _root.With("root/t/report.md", "# {{campaign_name}}\r\n").With("kickoff.md", "# {{skill_name}}")
            .Team("[workflow]\nreport_template_path = \"t/report.md\"\nkickoff_template_path = \"../kickoff.md\"");

        _root.Settings.ReportTemplatePath.ShouldBe(_root.In("root", "t", "report.md"));
        _root.Settings.KickoffTemplatePath.ShouldBe(_root.In("kickoff.md"));
    }

    [Fact]
    public void What_is_wrong_with_a_template_is_told_where_it_is_named()
    {
        _root.With("root/report.md", "\n{{campain_name}}").Team("[workflow]\nreport_template_path = \"report.md\"\nkickoff_template_path = \"none.md\"");

        var problems = _root.Problems.ToList();

        problems.Count.ShouldBe(2);
        problems[0].ShouldBe("customize.toml(2,24): workflow.report_template_path: the template report.md, line 2, column 1: there is no placeholder '{{campain_name}}'; did you mean '{{campaign_name}}'? [unknown-placeholder]");
        problems[1].ShouldStartWith("customize.toml(3,25): workflow.kickoff_template_path: The kickoff template 'none.md' does not exist. ");
    }

    [Fact]
    public void A_report_template_can_have_everything_in_it()
    {
        var text = string.Concat(ReportNames.Known.Keys.Select(name => $"{name}: {{{{{name}}}}}\n"));
        var template = Template.Parse(text, [.. ReportNames.Known.Keys], null, out _);

        var report = CampaignReport.ToMarkdown(Sample.Eventful(), template);

        report.ShouldNotContain("{{");
        foreach (var name in ReportNames.Known.Keys)
            report.ShouldContain($"{name}: ");
    }
}
