using Coro.Engine.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly string[] Names = ["campaign_name", "pin", "skill_name"];

    [Theory]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("{{pin}}", "<pin>")]
    [InlineData("{{ pin }} and {{pin}}", "<pin> and <pin>")]
    [InlineData("{{pin}}{{skill_name}}", "<pin><skill_name>")]
    [InlineData("{{{pin}}}", "{<pin>}")]
    [InlineData("{{{{pin}}", "{{pin}}")]
    [InlineData("{{{{{{pin}}", "{{<pin>")]
    [InlineData("{{{{{{{{", "{{{{")]
    [InlineData("{pin} }} {\"a\": {\"b\": {}}}", "{pin} }} {\"a\": {\"b\": {}}}")]
    [InlineData("a\r\n{{pin}}\n", "a\r\n<pin>\n")]
    [InlineData("", "")]
    public void Placeholders_become_values_and_all_else_stays(string text, string rendered) =>
        Parsed(text).Render(name => $"<{name}>").ShouldBe(rendered);

    [Fact]
    public void What_a_value_holds_is_never_a_placeholder() =>
        Parsed("{{pin}} {{{{{{skill_name}}").Render(name => name == "pin" ? "{{skill_name}} {{{{" : "{{pin}}")
            .ShouldBe("{{skill_name}} {{{{ {{{{pin}}");

    [Fact]
    public void A_value_is_asked_for_once_and_only_where_it_is_used()
    {
        var asked = new List<string>();
        var template = Parsed("{{pin}} {{pin}}");

        template.Render(name => { asked.Add(name); return ""; });

        asked.ShouldBe(["pin"]);
        template.Uses("pin").ShouldBeTrue();
        template.Uses("skill_name").ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_with_its_place_and_what_was_meant() =>
        Problems("# {{skil_name}}\n\n- {{pin}}, {{pim}}\n{{zzz}} {{}} {{pin\n}}").ShouldBe(
        [
            "t.md(1,3): there is no placeholder '{{skil_name}}'; did you mean '{{skill_name}}'? [unknown-placeholder]",
            "t.md(3,12): there is no placeholder '{{pim}}'; did you mean '{{pin}}'? [unknown-placeholder]",
            "t.md(4,1): there is no placeholder '{{zzz}}'; for the text itself write '{{{{' [unknown-placeholder]",
            "t.md(4,9): there is no placeholder '{{}}'; for the text itself write '{{{{' [unknown-placeholder]",
            "t.md(4,14): '{{' begins a placeholder, and no '}}' ends it on this line; for the text itself write '{{{{' [template-syntax]",
        ]);

    [Fact]
    public void A_template_that_is_too_long_is_refused() =>
        Problems(new string('x', Template.LongestText + 1)).Single().ShouldEndWith("[too-large]");

    [Fact]
    public void A_template_with_too_many_placeholders_is_refused_once() =>
        Problems(string.Concat(Enumerable.Repeat("{{pin}}", Template.MostPlaceholders + 9))).Single().ShouldEndWith("[too-large]");

    [Fact]
    public void What_is_rendered_is_bounded()
    {
        var rendered = Parsed("{{pin}}{{pin}}{{pin}}").Render(_ => new string('x', Template.LongestRendered / 2));

        rendered.Length.ShouldBeLessThan(Template.LongestRendered + 100);
        rendered.ShouldEndWith("too long)\n");
    }

    [Fact]
    public void Any_text_is_a_template_or_told_why_not_and_escaped_it_is_itself() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<int>(), (some, seed) =>
        {
            // FsCheck's own strings hardly ever hold two braces in a row.
            var text = string.Concat(some.Get.Select((c, i) => ((i + seed) & 3) switch { 0 => "{{", 1 => "}}", 2 => "{", _ => c.ToString() }));

            var template = Template.Parse(text, Names, null, out var problems);

            (template is null).ShouldBe(problems.Count > 0);
            Parsed(text.Replace("{", "{{{{")).Render(_ => "").Replace("{{", "{").ShouldBe(text);
            return true;
        }).QuickCheckThrowOnFailure();

    private static Template Parsed(string text)
    {
        var template = Template.Parse(text, Names, "t.md", out var problems);
        problems.ShouldBeEmpty();
        return template!;
    }

    private static string[] Problems(string text)
    {
        Template.Parse(text, Names, "t.md", out var problems).ShouldBeNull();
        return [.. problems.Select(problem => problem.ToString())];
    }
}
