using System.Text.Json;
using Coro.Engine;

namespace Coro.Cli.Rendering.Json;

/// <summary>What became of a request, or would, as JSON.</summary>
internal static class AnswerJson
{
    public static void Write(Utf8JsonWriter json, ControlAnswer answer)
    {
        json.WriteStartObject();
        json.WriteBoolean("by_running_engine", answer.ByRunningEngine);
        WriteOutcomes(json, answer.Outcomes);
        json.WriteEndObject();
    }

    /// <summary>The document of <c>--what-if --json</c>.</summary>
    public static void Write(Utf8JsonWriter json, ControlPreview preview)
    {
        json.WriteStartObject();
        WriteOutcomes(json, preview.Outcomes);
        json.WriteStrings("would_touch", preview.Touched);
        json.WriteStrings("could_start", preview.WouldStart);
        if (preview.Additions.Count > 0)
            WriteAdditions(json, preview.Additions);
        json.WriteEndObject();
    }

    private static void WriteAdditions(Utf8JsonWriter json, IReadOnlyList<PlannedAddition> additions)
    {
        json.WriteStartArray("would_join");
        foreach (var addition in additions)
        {
            json.WriteStartObject();
            json.WriteString("name", addition.Child);
            json.WriteNumber("place", addition.Place);
            json.WriteNumber("of", addition.Of);
            json.WriteString("waits_for", addition.WaitsFor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, IReadOnlyList<ControlOutcome> outcomes)
    {
        json.WriteStartArray("outcomes");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("target", outcome.Target);
            json.WriteString("verdict", Words.Of(outcome.Verdict));
            json.WriteString("reason", outcome.Reason);
            json.WritePropertyName("child");
            if (outcome.Child is { } child)
                ChildJson.Write(json, child);
            else
                json.WriteNullValue();
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
    }
}
