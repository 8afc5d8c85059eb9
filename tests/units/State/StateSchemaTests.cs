using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Coro.Engine.State;
using Coro.Tests.Support;
using NJsonSchema;

namespace Coro.Tests.State;

/// <summary>Holds the schema that editors use against the reader: what one refuses, the other does.</summary>
public sealed class StateSchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromFileAsync(SchemaPath()).Result);

    // What takes more than a look at one value is beyond a schema.
    private static readonly string[] BeyondSchema =
        ["unknown-dependency", "self-dependency", "duplicate-name", "circular-dependency", "unknown-dependent", "invalid-answer"];

    private const string Full = """
        {
          "schema": "coro.campaign/v1",
          "campaign": {
            "name": "demo", "job_id": "job-1", "workflow": "skills", "origin": "/briefs", "started_at": "2026-07-01T12:00:00Z",
            "last_updated": "2026-07-01T12:00:00.1234567+02:00", "current_stage": 3, "running_stage": "skill-loop", "journal_sequence": 12,
            "quality_gate": {"hard": "none", "soft_target": 90.5, "soft_fallback": 80},
            "directive_path": "/d.md", "architecture_doc_path": null, "health_findings_queue": "q",
            "stage_step": {"step": "capstone", "attempt": 1, "try": 2, "process": {"pid": 1, "start": 2}},
            "stage_wait": {"stage": "capstone", "step": "capstone", "refusals": 2, "until": "2026-07-01T12:00:00Z", "after": "rate-limited"},
            "stage_steps_done": ["prepare"],
            "capstone": {"outcome": "success", "message": "m", "completed_at": "2026-07-01T12:00:00Z", "skill_path": "/s", "quality_score": 91.5,
                         "result": "{\"usage\": {}}"},
            "verification": {"outcome": "failed", "report_path": "/r.md", "overall_verdict": "Risky", "coverage_percentage": 80.5,
                             "recommendation_count": 3},
            "refinement": {"outcome": "success", "refined_path": "/a.md", "gap_count": 1, "issue_count": 2, "improvement_count": 3},
            "refinement_rounds": 1, "stage_results": [{"stage": "x", "outcome": "timed-out", "gap_count": 1}],
            "run": {"number": 1, "pid": 5, "host": "h", "started_at": "2026-07-01T12:00:00Z",
                    "stopping": {"by": "kim", "reason": "r", "at_once": true, "at": "2026-07-01T12:00:00Z"}, "stopped_at": "2026-07-01T12:00:00Z",
                    "exit_code": 14, "reason": "r"},
            "earlier_runs": "00:01:30", "batches": 2,
            "open_gates": [{"id": "export", "kind": "export", "question": "q?", "facts": ["f"], "choices": ["approve", "deny"], "default": "approve",
                            "child": "core", "since": "2026-07-01T12:00:00Z"}],
            "answers": [{"gate": "plan", "choice": "go", "by": "kim", "reason": "r"}],
            "rate_limits": [{"provider": "claude", "until": "2026-07-01T12:00:00Z"}],
            "interactive": true,
            "proposed": {"branch": "coro/x", "commit": "ab", "repository": "/r", "url": "https://x"},
            "stage_usage": {"input_tokens": 1, "cost_usd": 0.5},
            "integration": {"rounds": 1, "verdict": "fix-needed", "message": "m"},
            "insights": [{"id": "i1", "text": "t", "tags": ["x"], "sources": ["core"], "status": "approved", "by": "kim", "why": "w",
                          "at": "2026-07-01T12:00:00Z"}],
            "stack_export_path": "/out/stack", "stack_export_problem": "no room",
            "context_files": [{"path": "/AGENTS.md"}, {"path": "/CLAUDE.md", "problem": "it is a folder"}],
            "directive": {"sha256": "ab", "quality_overrides": [{"child": "core", "soft_target": 85, "soft_fallback": 75.5, "reason": "r", "line": 3}]}
          },
          "children": [
            {"name": "core", "status": "completed", "depends_on": [], "tier": "A", "lane": "deep", "locks": ["db"], "repo_url": "https://x",
             "pin": 2.10, "pin_chosen": true, "ref": "v2", "commit_sha": 1234567, "description": "d", "tracker": {"provider": "github", "key": "acme/shop#4", "url": "https://x"}, "attempt": 2, "pipeline": "A", "batch": 1, "steps_done": ["AN"],
             "step": "BS", "try": 1, "step_runs": true, "process": {"pid": 1, "start": 2}, "exit_code": -1,
             "deferred": {"until": "2026-07-01T12:00:00Z", "after": "rate-limited"},
             "decision": {"what": "rerun", "by": "kim", "why": "w", "at": "2026-07-01T12:00:00Z"},
             "added": {"by": "kim", "why": "w", "at": "2026-07-01T12:00:00Z"},
             "leftovers": [{"attempt": 1, "step": "AN", "try": 2, "batch": 3, "process": {"pid": 1, "start": 2}}],
             "attempts": [{"attempt": 1, "status": "failed", "lane": "fast", "started_at": "2026-07-01T12:00:00Z",
                           "ended_at": "2026-07-01T12:00:00Z", "quality_score": 1, "reason": "r"}],
             "brief_path": "b", "skill_path": "s", "export_path": "e", "export_problem": "p", "quality_score": 87.5, "below_target": true,
             "findings": [{"severity": "high", "title": "t", "detail": "d"}], "workarounds_applied": ["w"], "artifacts": ["a"],
             "started_at": "2026-07-01T12:00:00Z", "completed_at": "2026-07-01T12:00:00Z", "worked": "1.02:03:04.5",
             "reason": "r", "message": "m", "awaits_merge": false, "contracts": [{"id": "orders", "kind": "http", "consumers": ["api"], "shape": "{\"id\": \"string\"}"}], "insights": [{"text": "t", "tags": ["x"]}],
             "pull_requests": [{"url": "u", "repository": "r", "branch": "b", "base": "m", "title": "t", "status": "open", "head": "1234567",
                                "problem": "p", "unwatched": true}], "forced_for": ["api"],
             "usage": {"input_tokens": 1, "output_tokens": 2, "cache_read_input_tokens": 3, "cache_creation_input_tokens": 4, "cost_usd": 0.5}},
            {"name": "api", "status": "pending", "depends_on": ["core", {"child": "core", "require": "merged"}]}
          ],
          "dependency_graph": {"execution_order": ["core", "api"], "circular_deps_detected": []}
        }
        """;

    private static readonly string?[] Scalars =
    [
        null, "true", "-1", "0", "1", "1.5", "101", "300", "\"\"", "\" \"", "\"zzz\"", "\"../x\"", "\"con\"", "\"A\"", "\"a.\"", "\"completed\"",
        "\"2026-07-01T12:00:00Z\"", "\"2026-13-01T12:00:00Z\"", "\"2026-07-01\"", "\"00:00:01\"", "\"00:00:61\"", "\"1\"", "{}", "[]", "[[]]",
        "[1]", "[\"x\"]", "[null]", "{\"zzz\": 1}",
    ];

    [Fact]
    public void Both_accept_what_the_reader_knows() => BothSay(Full).ShouldBe((true, true));

    [Fact]
    public void The_schema_accepts_what_is_written()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var read = RandomHistory.Of(seed).State;
            Schema.Value.Validate(YamlAsJson.Of(CheckpointCodec.Write(read))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Both_agree_whatever_value_is_put_in_the_place_of_another() =>
        Disagreements(path => Scalars.Select(value => JsonEdits.Replace(Full, path, value))).ShouldBeEmpty();

    [Fact]
    public void Both_agree_whatever_key_is_added_or_removed() =>
        Disagreements(path => [JsonEdits.Remove(Full, path), JsonEdits.Add(Full, path, "zzz"), JsonEdits.Add(Full, path, "")]).ShouldBeEmpty();

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
        CheckpointCodec.Read(Encoding.UTF8.GetBytes(json), "state").Diagnostics.All(d => BeyondSchema.Contains(d.Code)));

    private static string SchemaPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../module/schemas/campaign-state.schema.json");
}
