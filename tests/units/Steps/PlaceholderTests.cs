using Coro.Engine.Steps.Requests;

namespace Coro.Tests.Steps;

public sealed class PlaceholderTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["child.name"] = "core",
        ["kickoff"] = "do {child.name} and {{this}}",
    };

    [Theory]
    [InlineData("{child.name}", "core")]
    [InlineData("a{child.name}b{child.name}", "acorebcore")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("{{child.name}}", "{child.name}")]
    [InlineData("{{anything}}", "{anything}")]
    [InlineData("{{{child.name}}}", "{{child.name}}")]
    [InlineData("{kickoff}", "do {child.name} and {{this}}")]
    [InlineData("""{"a":1,"b":{"c":[]}}""", """{"a":1,"b":{"c":[]}}""")]
    [InlineData("""{"name":"{child.name}"}""", """{"name":"core"}""")]
    [InlineData("{print $1}", "{print $1}")]
    [InlineData("{{.Names}}", "{{.Names}}")]
    [InlineData("{}", "{}")]
    [InlineData("{ child.name }", "{ child.name }")]
    [InlineData("{Child.Name}", "{Child.Name}")]
    [InlineData("HEAD@{1}", "HEAD@{1}")]
    [InlineData("a{1,2}", "a{1,2}")]
    [InlineData("{child.name", "{child.name")]
    public void Only_a_name_between_braces_is_replaced_and_only_once(string argument, string expected) =>
        Placeholders.Substitute(argument, Values).ShouldBe(expected);

    [Fact]
    public void What_means_nothing_is_found_before_anything_runs()
    {
        var step = new StepDefinition { Name = "S", Run = ["x", "{child.nmae}{child.name}", "{child.nmae}", "{{other}}", "{batch_file}"] };
        Placeholders.Check(step).ShouldBe(["child.nmae"]);
        Placeholders.Check(step, PlaceholderScope.Child).ShouldBe(["child.nmae", "batch_file"]);
        Placeholders.Check(step, PlaceholderScope.Batch).ShouldBe(["child.nmae", "child.name"]);
    }

    [Fact]
    public void A_shell_line_has_no_placeholders() =>
        Placeholders.Check(new() { Name = "S", Shell = "echo ${home} {x}" }).ShouldBeEmpty();
}
