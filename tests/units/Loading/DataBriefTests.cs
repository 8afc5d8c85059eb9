using Coro.Engine.Loading;
using Coro.Engine.Loading.Data;

namespace Coro.Tests.Loading;

/// <summary>Briefs that somebody else has parsed.</summary>
public sealed class DataBriefTests
{
    [Fact]
    public void Say_what_they_would_say_in_yaml()
    {
        var brief = Map(
            ("campaign_name", Text("x")),
            ("targets", List(Map(("name", Text("a"))), Map(("name", Text("b")), ("depends_on", List(Text("a"))), ("pin", Word("2.10"))))),
            ("limits", Map(("throttle", Word("2")))),
            ("pipelines", Map(("default", List(Map(("name", Text("s")), ("script", Text(" 1 ")), ("timeout", Text("5m"))))))));
        var definition = Load(brief).Require();
        definition.Children.Select(child => (child.Name, child.Pin)).ShouldBe([("a", null), ("b", "2.10")]);
        definition.Children[1].DependsOn.Single().Child.ShouldBe("a");
        definition.Settings.Limits.Throttle.ShouldBe(2);
        var step = definition.Settings.Pipelines["default"].Steps.Single();
        (step.Script, step.Timeout).ShouldBe((" 1 ", TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void Have_lists_of_one_wherever_a_list_may_be()
    {
        var brief = Map(
            ("campaign_name", Text("x")),
            ("targets", Map(("name", Text("a")), ("locks", Text("db")), ("steps", Map(("name", Text("s")), ("script", Text("1")), ("modules", Text("Pester")))))),
            ("persistent_facts", Text("Mind the gap.")));
        var definition = Load(brief).Require();
        definition.Children.Single().Locks.ShouldBe(["db"]);
        definition.Children.Single().Steps!.Single().Modules.ShouldBe(["Pester"]);
        definition.Settings.PersistentFacts.ShouldBe(["Mind the gap."]);
    }

    [Fact]
    public void Have_the_places_of_what_is_wrong()
    {
        var brief = Map(
            ("campaign_name", new DataText("../x", 3, 9)),
            ("targets", Map(("name", Text("a")), ("tier", new DataText("C", 4, 5)), ("steps", Map(("name", Text("s")), ("run", Text("x")))))));
        Load(brief).Diagnostics.Select(problem => (problem.Code, problem.Line, problem.Column, problem.Path)).ShouldBe(
            [("wrong-type", 1, 1, "targets[0].steps[0].run"), ("invalid-name", 3, 9, "campaign_name"), ("invalid-value", 4, 5, "targets[0].tier")], ignoreOrder: true);
    }

    [Fact]
    public void Come_with_what_was_found_before_and_not_with_its_consequences()
    {
        var found = new Diagnostic { Code = "not-data", Message = "no", Line = 2, Column = 3 };
        var loaded = BriefLoader.LoadData(Map(("campaign_name", new DataWord("null", 2, 3)), ("zzz", Text("1"))), [found], "/x/b.psd1", "b.psd1");
        loaded.Definition.ShouldBeNull();
        loaded.Diagnostics.Select(problem => problem.Code).ShouldBe(["not-data", "unknown-key"]);
    }

    [Fact]
    public void Are_sent_to_powershell_where_they_are_files()
    {
        var loaded = BriefLoader.Load("/nowhere/x.PSD1");
        loaded.Diagnostics.Single().Code.ShouldBe("needs-powershell");
    }

    private static LoadResult Load(DataValue brief) => BriefLoader.LoadData(brief, [], "/briefs/x.psd1", "x.psd1");

    private static DataMap Map(params (string Key, DataValue Value)[] entries) => new([.. entries.Select(entry => (Text(entry.Key), entry.Value))], 1, 1);

    private static DataList List(params DataValue[] items) => new(items, 1, 1);

    private static DataText Text(string text) => new(text, 1, 1);

    private static DataWord Word(string word) => new(word, 1, 1);
}
