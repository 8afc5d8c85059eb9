using Coro.Engine;
using Coro.Engine.Loading;
using Coro.Engine.Reporting.Report;
using Coro.Engine.Steps.Requests;
using Coro.Tests.Reporting;
using Coro.Tests.Reporting.Report;

namespace Coro.Tests.Configuration;

public sealed class TemplateTests : IDisposable
{
    private readonly CustomizedRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("a {{one}} b {{ one }}{{two}}", "a 1 b 1{{one}}")]
    [InlineData("\\{{one}} {one} {{One}} {{one.two}} ${{ github.ref }} {{}} {{{one}}}", "{{one}} {one} {{One}} {{one.two}} ${{ github.ref }} {{}} {1}")]
    [InlineData("{{three}}", "{{three}}")]
    public void Placeholders_are_filled_once_and_the_rest_stays(string template, string filled) =>
        Template.Fill(template, name => name switch { "one" => "1", "two" => "{{one}}", _ => null }).ShouldBe(filled);

    [Fact]
    public void A_placeholder_that_means_nothing_is_told_with_its_place()
    {
        var problems = new Problems("t.md");

        Template.Check("# {{pin}}\nx {{pni}} \\{{any}} {{zzzzzz}}\n", ["pin", "tier"], problems);

        problems.InOrder().Select(problem => problem.ToString()).ShouldBe(
        [
            "t.md(2,3): there is no placeholder {{pni}}; did you mean {{pin}}?; for the text itself write \\{{pni}} [unknown-placeholder]",
            "t.md(2,20): there is no placeholder {{zzzzzz}}; for the text itself write \\{{zzzzzz}} [unknown-placeholder]",
        ]);
    }

    [Fact]
    public void Templates_are_read_when_a_campaign_is_made()
    {
        _root.With("root/t/report.md", "# {{campaign_name}}\r\n").With("kickoff.md", "# {{child_name}}")
            .Team("[workflow]\nreport_template_path = \"t/report.md\"\nkickoff_template_path = \"../kickoff.md\"");

        _root.Settings.ReportTemplate.ShouldBe("# {{campaign_name}}\n");
        _root.Settings.KickoffTemplate.ShouldBe("# {{child_name}}");
    }

    [Fact]
    public void What_is_wrong_with_a_template_is_told_where_it_is_named()
    {
        _root.With("root/report.md", "\n{{campain_name}}").Team("[workflow]\nreport_template_path = \"report.md\"\nkickoff_template_path = \"none.md\"");

        var problems = _root.Problems.ToList();

        problems.Count.ShouldBe(2);
        problems[0].ShouldBe("customize.toml(2,24): workflow.report_template_path: the template report.md, line 2, column 1: there is no placeholder {{campain_name}}; did you mean {{campaign_name}}?; for the text itself write \\{{campain_name}} [unknown-placeholder]");
        problems[1].ShouldStartWith("customize.toml(3,25): workflow.kickoff_template_path: the template none.md cannot be read: ");
    }

    [Fact]
    public void A_report_template_can_have_everything_in_it()
    {
        var template = string.Concat(ReportValues.Known.Keys.Select(name => $"{name}: {{{{{name}}}}}\n"));

        var report = CampaignReport.ToMarkdown(Sample.Eventful(), template);

        report.ShouldNotContain("{{");
        foreach (var name in ReportValues.Known.Keys)
            report.ShouldContain($"{name}: ");
    }

    [Fact]
    public void A_kickoff_template_can_have_everything_in_it()
    {
        var story = new Story().With(Story.Child("core"), Story.Child("api", "core"));
        var template = string.Concat(TemplateKickoff.Known.Keys.Select(name => $"{name}: {{{{{name}}}}}\n"));

        var kickoff = new TemplateKickoff(template).ForChild(story.State, story.State["api"], "Be quick.");

        kickoff.ShouldNotContain("{{");
        kickoff.ShouldContain("child_name: api\n");
        kickoff.ShouldContain("skill_tier: A\n");
        kickoff.ShouldContain("pin: \n");
        kickoff.ShouldContain("dependency_status_table: | Child | Status | Pin | Score |\n|---|---|---|---|\n| core |");
        kickoff.ShouldContain("directive_content: Be quick.\n");
        kickoff.ShouldContain("persistent_facts: None.\n");
        kickoff.ShouldContain("plain_kickoff: # api\n");
    }

    [Fact]
    public void Batches_and_stages_keep_the_kickoff_that_Coro_writes()
    {
        var story = new Story().With(Story.Child("core"));
        var (custom, plain) = (new TemplateKickoff("x"), new PlainKickoff());

        custom.ForBatch(story.State, [story.State["core"]], null).ShouldBe(plain.ForBatch(story.State, [story.State["core"]], null));
        custom.ForStage(story.State, "verify", null).ShouldBe(plain.ForStage(story.State, "verify", null));
    }
}
