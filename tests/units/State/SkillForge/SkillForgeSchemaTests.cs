using System.Text;
using System.Text.Json.Nodes;
using Coro.Engine.State.SkillForge;
using Coro.Tests.Support;
using NJsonSchema;

namespace Coro.Tests.State.SkillForge;

/// <summary>Holds the schema against the reader, and the exporter against the schema.</summary>
public sealed class SkillForgeSchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromFileAsync(Repository.In("module", "schemas", "skill-forge-state.schema.json")).Result);

    // What Coro asks for beyond the format, and what takes more than a look at one value.
    private static readonly string[] BeyondSchema =
        ["unknown-dependency", "self-dependency", "duplicate-name", "circular-dependency", "invalid-name", "invalid-score"];

    private static readonly string Full = JsonNode.Parse(YamlAsJson.Of(Encoding.UTF8.GetBytes(SkillForgeStates.Full)))!.ToJsonString();

    private static readonly string?[] Scalars =
    [
        null, "true", "-1", "0", "1", "1.5", "11", "101", "\"\"", "\"zzz\"", "\"A\"", "\"completed\"", "\"escalated\"", "\"local\"",
        "\"2026-07-01T12:00:00Z\"", "\"2026-07-01T12:00:00.5+02:00\"", "\"1\"", "{}", "[]", "[[]]", "[1]", "[\"x\"]", "[null]", "{\"zzz\": 1}",
    ];

    [Fact]
    public void Both_accept_what_there_may_be() => BothSay(Full).ShouldBe((true, true));

    [Fact]
    public void Both_agree_whatever_value_is_put_in_the_place_of_another() =>
        Disagreements(path => Scalars.Select(value => JsonEdits.Replace(Full, path, value))).ShouldBeEmpty();

    [Fact]
    public void Both_agree_whatever_key_is_added_or_removed() =>
        Disagreements(path => [JsonEdits.Remove(Full, path), JsonEdits.Add(Full, path, "zzz"), JsonEdits.Add(Full, path, "lane")]).ShouldBeEmpty();

    [Fact]
    public void The_schema_accepts_whatever_is_exported()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var exported = YamlAsJson.Of(SkillForgeText.Of(RandomHistory.Of(seed).State, seed % 2 == 0 ? null : "/x/_campaign-directive.md"));
            Schema.Value.Validate(exported).ShouldBeEmpty($"seed {seed}");
        }
    }

    private static List<string> Disagreements(Func<string[], IEnumerable<string>> mutate)
    {
        var found = new List<string>();
        foreach (var path in JsonEdits.Paths(JsonNode.Parse(Full)))
        {
            foreach (var json in mutate(path))
            {
                var (schema, reader) = BothSay(json);
                if (schema != reader)
                    found.Add($"{string.Join('/', path)}: schema {schema}, reader {reader}: {JsonEdits.At(JsonNode.Parse(json)!, path)?.ToJsonString()}");
            }
        }

        return found;
    }

    private static (bool Schema, bool Reader) BothSay(string json) => (
        Schema.Value.Validate(json).Count == 0,
        SkillForgeFormat.Read(Encoding.UTF8.GetBytes(json), "state")?.Diagnostics.All(d => BeyondSchema.Contains(d.Code)) == true);
}
