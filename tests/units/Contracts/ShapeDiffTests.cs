using System.Text.Json;
using Coro.Engine.Contracts;

namespace Coro.Tests.Contracts;

public sealed class ShapeDiffTests
{
    [Theory]
    [InlineData("""{"a": "string"}""", """{"a": "string"}""")]
    [InlineData("""{"a": "string", "b": ["number"]}""", """{"b": ["number"], "a": "string"}""")]
    [InlineData("""{"a?": "string"}""", """{}""")]
    [InlineData("""{"a?": "string"}""", """{"a": "string"}""")]
    [InlineData("\"string\"", "\"string\"")]
    public void Equal_shapes_do_not_differ(string promised, string shipped) => Of(promised, shipped).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"a": "string"}""", """{}""", "$.a Missing")]
    [InlineData("""{"a": "string"}""", """{"a": "number"}""", "$.a Changed")]
    [InlineData("""{"a": "string"}""", """{"a": {"b": "string"}}""", "$.a Changed")]
    [InlineData("""{}""", """{"a": "string"}""", "$.a Added")]
    [InlineData("""{"a": "string"}""", """{"a?": "string"}""", "$.a Changed")]
    [InlineData("""{"a": [{"b": "string"}]}""", """{"a": [{"b": "number"}]}""", "$.a[].b Changed")]
    [InlineData("""["string", "number"]""", """["string"]""", "$[1] Missing")]
    [InlineData("""["string"]""", """[]""", "$[] Missing")]
    [InlineData("""{"a": "string", "b": "string"}""", """{"a": "number", "c": "string"}""", "$.a Changed, $.b Missing, $.c Added")]
    public void Each_difference_has_its_place(string promised, string shipped, string found) =>
        string.Join(", ", Of(promised, shipped).Select(difference => $"{difference.Path} {difference.Kind}")).ShouldBe(found);

    [Fact]
    public void More_than_was_promised_breaks_nothing()
    {
        Of("{}", """{"a": "string"}""").Single().IsBreaking.ShouldBeFalse();
        Of("""{"a": "string"}""", "{}").Single().IsBreaking.ShouldBeTrue();
    }

    private static IReadOnlyList<ContractDifference> Of(string promised, string shipped) =>
        ShapeDiff.Of(JsonDocument.Parse(promised).RootElement, JsonDocument.Parse(shipped).RootElement);
}
