using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;
using Coro.Tests.Support;
using NJsonSchema;

namespace Coro.Tests.Loading;

/// <summary>Holds the schema that editors use against the loader: what one refuses, the other does.</summary>
public sealed class BriefSchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        // The library builds each pattern anew for each value, unless it finds it here.
        Regex.CacheSize = Math.Max(Regex.CacheSize, 100);
        return JsonSchema.FromFileAsync(SchemaPath()).Result;
    });

    // What takes more than a look at one value is beyond a schema.
    private static readonly string[] BeyondSchema =
        ["unknown-dependency", "self-dependency", "duplicate-name", "no-pipeline", "fallback-above-target", "outside"];

    private const string Full = """
        {
          "campaign_name": "payments-v2", "workflow": "skills",
          "targets": [
            {"name": "core", "repo_url": "https://example.org/core.git", "tier": "A", "pin": "2.10", "depends_on": []},
            {"name": "api", "repo_url": "../api", "tier": "B", "lane": "deep", "pin": 3, "locks": ["staging-db"], "description": "Do it.", "tracker": {"provider": "github", "key": "acme/shop#41", "url": "https://x"},
             "depends_on": ["core", {"child": "schema", "require": "merged"}]},
            {"name": "schema", "steps": [{"name": "only", "shell": "echo hi"}, {"name": "block", "script": "$using:x", "using": {"x": "y"}, "modules": ["Pester", 1]}]}
          ],
          "pipelines": {
            "A": [{"name": "AN", "run": ["claude", "-p", "{kickoff}", 1], "timeout": "30m", "idle_timeout": "45s", "retries": 2,
                   "retry_delay": "500ms", "result_required": true, "kickoff_on_stdin": false, "env": {"X": "y", "N": 1}, "secrets": ["TOKEN"]}],
            "deep": {"batch": true, "steps": [{"name": "QS", "run": ["./quick.sh"]}]}
          },
          "stages": {"aggregation": {"memory_files": ["AGENTS.md"], "propose": "branch", "base": "main", "remote": "origin"}, "strategy": {"lock_files": ["package-lock.json"], "repo_url": "../{name}", "run": ["./targets.sh"]}, "capstone": {"run": ["./stack.sh"]}, "verify": {"name": "check", "shell": "x"}, "refine": {"run": ["./refine.sh"], "rerun_below_target": true},
                     "export": {"path": "skills", "context_files": ["AGENTS.md"], "run": ["./export.sh"], "retries": 1}, "on_complete": {"run": ["./done.sh"]}},
          "quality_gate": {"hard": "none", "soft_target": 90.5, "soft_fallback": 80},
          "limits": {"throttle": 4, "lanes": {"deep": 1}, "max_cost_usd": 25.5, "timeout": "6h", "max_log_bytes": "64MB"},
          "on_child_failure": "halt", "checkpoints": ["capstone", "export"],
          "activation_steps_prepend": [{"name": "p", "run": ["x"]}], "activation_steps_append": [{"name": "q", "run": ["x"]}],
          "directive_path": "orders.md", "kickoff_template": "kickoff.md", "architecture_doc_path": "/a.md", "report_template": "r.md", "health_findings_queue": "q",
          "persistent_facts": ["One.", "Two."], "created_at": "2026-07-01", "notes": "Mind the gap."
        }
        """;

    private static readonly string?[] Scalars =
    [
        null, "true", "-1", "0", "1", "1.5", "101", "20000", "\"\"", "\" \"", "\"zzz\"", "\"../x\"", "\"con\"", "\"-x\"", "\"A\"",
        "\"a.\"", "\"1h30m\"", "\"0s\"", "\"30\"", "\"5kb\"", "\"a\\nb\"", "{}", "[]", "[[]]", "[1]", "[\"x\"]", "[null]", "{\"zzz\": 1}",
        "{\"zzz\": {}}",
    ];

    [Theory]
    [InlineData(Full)]
    [InlineData("""{"campaign_name": "x", "targets": [{"name": "a", "steps": [{"name": "s", "run": ["true"]}]}]}""")]
    [InlineData("""{"campaign_name": "x", "stages": {"strategy": {"lock_files": ["go.mod"]}}}""")]
    [InlineData("""{"campaign_name": 7, "targets": [{"name": "a", "pin": null}], "pipelines": {"default": [{"name": "s", "shell": "x", "run": null}]}}""")]
    public void Both_accept_a_valid_brief(string json) => BothSay(json).ShouldBe((true, true));

    [Fact]
    public void Both_agree_whatever_value_is_put_in_the_place_of_another() =>
        Disagreements(Paths(), path => Scalars.Select(value => JsonEdits.Replace(Full, path, value))).ShouldBeEmpty();

    [Fact]
    public void Both_agree_whatever_key_is_added_or_removed() =>
        Disagreements(Paths(), path => [JsonEdits.Remove(Full, path), JsonEdits.Add(Full, path, "zzz"), JsonEdits.Add(Full, path, "a=b"), JsonEdits.Add(Full, path, "")]).ShouldBeEmpty();

    [Fact]
    public void The_schema_describes_every_key_of_the_loader()
    {
        var schema = JsonNode.Parse(File.ReadAllText(SchemaPath()))!;
        var definitions = schema["definitions"]!;
        (KeySet Keys, JsonNode Schema)[] pairs =
        [
            (BriefKeys.Brief, schema), (BriefKeys.Target, definitions["target"]!), (BriefKeys.Step, definitions["step"]!),
            (BriefKeys.Step, definitions["stageStep"]!), (BriefKeys.Dependency, definitions["dependency"]!["anyOf"]![1]!),
            (BriefKeys.Pipeline, definitions["pipeline"]!["anyOf"]![1]!), (BriefKeys.Stages, schema["properties"]!["stages"]!),
            (BriefKeys.Strategy, definitions["strategyStep"]!), (BriefKeys.Export, definitions["exportStep"]!), (BriefKeys.Refine, definitions["refineStep"]!),
            (BriefKeys.QualityGate, schema["properties"]!["quality_gate"]!), (BriefKeys.Limits, schema["properties"]!["limits"]!),
            (BriefKeys.Tracker, schema["properties"]!["tracker"]!),
        ];
        foreach (var (keys, node) in pairs)
            node["properties"]!.AsObject().Select(p => p.Key).ShouldBe(keys.Keys);
    }

    private static List<string> Disagreements(IEnumerable<string[]> paths, Func<string[], IEnumerable<string>> mutate)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            foreach (var json in mutate(path))
            {
                var (schema, loader) = BothSay(json);
                if (schema != loader)
                    found.Add($"{string.Join('/', path)}: schema {schema}, loader {loader}: {JsonEdits.At(JsonNode.Parse(json)!, path)?.ToJsonString()}");
            }
        }

        return found;
    }

    private static (bool Schema, bool Loader) BothSay(string json) => (
        Schema.Value.Validate(json).Count == 0,
        BriefLoader.LoadText(json, "brief", "/briefs").Diagnostics.All(d => BeyondSchema.Contains(d.Code)));

    // One of each kind of place is enough: all items of a list have the same rules.
    private static IEnumerable<string[]> Paths()
    {
        var root = JsonNode.Parse(Full)!;
        return JsonEdits.Paths(root).DistinctBy(path =>
            string.Join('/', path.Select(key => int.TryParse(key, out _) ? "*" : key)) + JsonEdits.At(root, path)?.GetValueKind());
    }

    private static string SchemaPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../module/schemas/campaign-brief.schema.json");
}
