using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Coro.Engine.Steps.Answers;
using Coro.Tests.Support;
using NJsonSchema;

namespace Coro.Tests.Steps;

/// <summary>Holds the schema that editors use against the reader: what one refuses, the other does.</summary>
public sealed class ResultSchemaTests : IDisposable
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromFileAsync(SchemaPath()).Result);

    private const string Full = """
        {
          "status": "rate-limited", "message": "m", "retry_after": 30, "quality_score": 90.5,
          "findings": [{"severity": "High", "title": "t", "detail": "d", "more": 1}],
          "workarounds": ["w"], "brief_path": "file", "skill_path": "file", "artifacts": ["file"],
          "usage": {"input_tokens": 1, "output_tokens": 2, "cache_read_input_tokens": 3, "cache_creation_input_tokens": 4, "cost_usd": 0.5},
          "pull_requests": ["https://host/1", {"url": "https://host/2", "repository": "r", "branch": "b", "base": "m", "title": "t"},
                            {"repository": "r", "branch": "b"}],
          "insights": ["i", {"text": "t", "tags": ["x"]}],
          "contracts": [{"id": "c", "kind": "http", "producer": "core", "consumers": ["api"], "shape": {"a": ["string"]}}],
          "architecture_doc_path": "file", "verdict": "Fix-needed",
          "report_path": "file", "overall_verdict": "Risky", "coverage_percentage": 99.5, "recommendation_count": 3,
          "refined_path": "file", "gap_count": 1, "issue_count": 2, "improvement_count": 4,
          "results": {"core": {"quality_score": 5}}
        }
        """;

    private static readonly string?[] Values =
    [
        null, "true", "-1", "0", "1", "1.5", "101", "31622401", "2000000000", "2147483648", "\"verified\"", "\"\"", "\"success\"", "\"Success\"", "\"file\"",
        "\"CRITICAL\"", "\"2026-01-31T08:00:00Z\"", "\"2026-01-31T08:00+02:00\"", "\"2026-01-31T08:00:00\"", "\"2026-01-31\"", "\"30\"",
        "{}", "[]", "[1]", "[null]", "[{}]", "[\"file\"]", "[{\"name\": \"core\"}]", "[{\"name\": null}]", "{\"core\": null}", "{\"core\": {}}",
    ];

    private readonly StepWorld _world = new();

    public ResultSchemaTests() => _world.Write("file", "");

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Both_accept_a_valid_result() => BothSay(Full).ShouldBe((true, true));

    [Fact]
    public void Both_agree_whatever_value_is_put_in_the_place_of_another()
    {
        var found = new List<string>();
        foreach (var path in JsonEdits.Paths(JsonNode.Parse(Full)))
        {
            foreach (var value in Values)
            {
                var json = JsonEdits.Replace(Full, path, value);
                var (schema, reader) = BothSay(json);
                if (schema != reader && !IsBeyondSchema(path, value))
                    found.Add($"{string.Join('/', path)} = {value ?? "null"}: schema {schema}, reader {reader}");
            }
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Both_agree_on_what_may_be_left_out()
    {
        foreach (var path in JsonEdits.Paths(JsonNode.Parse(Full)))
        {
            var root = JsonNode.Parse(Full)!;
            if (JsonEdits.At(root, path[..^1]) is not JsonObject parent)
                continue;
            parent.Remove(path[^1]);
            var (schema, reader) = BothSay(root.ToJsonString());
            schema.ShouldBe(reader, string.Join('/', path));
        }
    }

    // Whether a file is there takes more than a look at the value.
    private static bool IsBeyondSchema(string[] path, string? value) =>
        (path[^1] is "architecture_doc_path" or "brief_path" or "skill_path" or "report_path" or "refined_path" || path[0] == "artifacts") && value?.StartsWith('"') == true;

    private (bool Schema, bool Reader) BothSay(string json)
    {
        var request = _world.Request("x") with { BatchChildren = ["core"], IsCampaignLevel = true };
        _world.Write("attempt/S.1.result.json", json);
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return (Schema.Value.Validate(json).Count == 0, StepResultReader.ReadFile(request, now).ShouldNotBeNull().Problems.Count == 0);
    }

    private static string SchemaPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../module/schemas/step-result.schema.json");
}
