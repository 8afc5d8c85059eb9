using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coro.Engine.Reporting.Report;

namespace Coro.Tests.Reporting.Report;

public sealed class HtmlReportTests
{
    public static TheoryData<string> Pages => new("eventful", "empty", "layered");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_element_is_closed_and_no_id_is_used_twice(string page)
    {
        var document = Parse(Write(page));

        var ids = document.Descendants().Attributes("id").Select(id => id.Value).ToList();
        ids.ShouldBeUnique();
        document.Descendants().Attributes("aria-labelledby").ShouldAllBe(label => ids.Contains(label.Value));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_fetches_nothing_and_runs_nothing(string page)
    {
        var document = Parse(Write(page));

        document.Descendants().Select(element => element.Name.LocalName)
            .Where(name => name is "script" or "link" or "img" or "iframe" or "object" or "image" or "use").ShouldBeEmpty();
        document.Descendants().Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal))
            .ShouldBeEmpty();
        document.Descendants().Attributes("href").ShouldAllBe(link => link.Value.StartsWith("children/", StringComparison.Ordinal));
        document.Descendants("style").Single().Value.ShouldNotContain("url(");
    }

    [Fact]
    public void Text_from_steps_is_shown_as_it_was_written()
    {
        var text = Parse(Write("eventful")).Root!.Value;

        text.ShouldContain("leaks <b>tokens</b>");
        text.ShouldContain("61 is below the fallback of 80");
        text.ShouldContain("[doc-rot] README names `init()`, code has start()");
    }

    [Fact]
    public void Every_child_has_its_row_its_bar_and_its_node()
    {
        var document = Parse(Write("eventful"));

        var children = Sample.Eventful().Children.Select(child => child.Name).ToList();
        Titles("graph", "node").Select(title => title.Split(':')[0]).ShouldBe(children, ignoreOrder: true);
        Titles("timeline", "bar").ShouldContain("api_v2, attempt 1: failed after 1.0s");
        Titles("timeline", "bar").ShouldContain("api_v2, attempt 2: failed after 3.0s");
        document.Descendants("tbody").First().Descendants("th").Select(cell => cell.Value).ShouldBe(children);

        IEnumerable<string> Titles(string drawing, string kind) => document.Descendants("svg")
            .Single(svg => svg.Attribute("class")?.Value == drawing).Descendants()
            .Where(element => element.Attribute("class")?.Value.Split(' ')[0] == kind)
            .Select(element => element.Element("title")!.Value);
    }

    [Fact]
    public void What_is_too_large_to_draw_is_left_out_and_said_to_be()
    {
        var page = CampaignReport.Html(Sample.Layered(GraphSvg.MostNodes + 1));

        page.ShouldNotContain("class=\"graph\"");
        page.ShouldContain("too much of it");
    }

    private static string Write(string page) => CampaignReport.Html(page switch
    {
        "eventful" => Sample.Eventful(),
        "empty" => Sample.Empty(),
        _ => Sample.Layered(60),
    });

    // HTML allows what XML does not; the page keeps to what both read alike, but for these two.
    private static XDocument Parse(string page) =>
        XDocument.Parse(Regex.Replace(page.Replace("<!doctype html>", ""), "<meta([^>]*)>", "<meta$1/>"));
}
