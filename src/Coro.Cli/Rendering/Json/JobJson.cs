using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>Jobs as JSON.</summary>
internal static class JobJson
{
    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<CoroJob> jobs)
    {
        json.WriteStartArray();
        foreach (var job in jobs)
            Write(json, job, null);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, CoroJob job, TriageDecision? decision, IReadOnlyList<string>? diff = null)
    {
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        json.WriteString("name", job.Name);
        json.WriteString("title", job.Title);
        json.WriteString("description", job.Description);
        json.WriteString("status", Words.Of(job.Status));
        json.WriteString("lane", job.Lane);
        json.WriteStrings("repositories", job.Repositories);
        json.WriteStrings("acceptance_criteria", job.AcceptanceCriteria);
        json.WriteStrings("children", job.Children.Select(child => child.Name).ToList());
        json.WriteTracker(job.Tracker);
        json.WriteString("origin", job.Origin);
        json.WriteMoment("created_at", job.CreatedAt);
        json.WriteStartArray("history");
        foreach (var one in job.History)
        {
            json.WriteStartObject();
            json.WriteMoment("at", one.At);
            json.WriteString("what", one.What);
            json.WriteString("by", one.By);
            json.WriteString("why", one.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (decision is not null)
            Write(json, decision);
        if (diff is not null)
            json.WriteStrings("plan_diff", diff);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TriageDecision decision)
    {
        json.WriteStartObject("triage");
        json.WriteString("decision", decision.IsCampaign ? "campaign" : "task");
        json.WriteString("reason", decision.Reason);
        json.WriteString("by", decision.By);
        json.WriteStartArray("signals");
        foreach (var signal in decision.Signals)
        {
            json.WriteStartObject();
            json.WriteString("name", signal.Name);
            json.WriteString("value", signal.Value);
            json.WriteString("threshold", signal.Threshold);
            json.WriteBoolean("holds", signal.Holds);
            json.WriteBoolean("policy", signal.IsPolicy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("children", decision.Children.Select(child => child.Name).ToList());
        json.WriteStrings("plan_diff", decision.PlanDiff);
        json.WriteEndObject();
    }
}
