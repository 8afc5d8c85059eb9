using System.Text.Json;
using Coro.Engine.State;

namespace Coro.Engine.Insights;

/// <summary>The insights that a step is told of: what is approved first, then the latest; none that was rejected.</summary>
internal static class SeededInsights
{
    private const int Most = 50;

    public static IReadOnlyList<CampaignInsight> Of(CampaignState state) =>
    [
        .. state.Insights.Values.Where(insight => insight.Status != InsightStatus.Rejected)
            .OrderByDescending(insight => insight.Status == InsightStatus.Approved).ThenByDescending(insight => insight.At).Take(Most),
    ];

    /// <summary>The member <c>insights</c> of a context.</summary>
    public static void Write(Utf8JsonWriter json, CampaignState state)
    {
        json.WriteStartArray("insights");
        foreach (var insight in Of(state))
        {
            json.WriteStartObject();
            json.WriteString("id", insight.Id);
            json.WriteString("text", insight.Text);
            Texts("tags", insight.Tags);
            Texts("sources", insight.Sources);
            json.WriteString("status", Words.Of(insight.Status));
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Texts(string name, IReadOnlyList<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }
    }
}
