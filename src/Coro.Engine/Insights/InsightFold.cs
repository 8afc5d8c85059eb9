using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Insights;

/// <summary>What events mean for what a campaign has learned.</summary>
internal static partial class InsightFold
{
    /// <summary>Takes over what a child learned that has ended. What is known already gets one more source.</summary>
    public static void Take(CampaignState state, ChildState child, DateTimeOffset time)
    {
        foreach (var reported in child.Insights)
        {
            var key = Key(reported.Text);
            if (!state.InsightIds.TryGetValue(key, out var id))
            {
                id = string.Create(CultureInfo.InvariantCulture, $"i{state.Insights.Count + 1}");
                state.InsightIds.Add(key, id);
                state.Insights.Add(id, new()
                {
                    Campaign = state.Name,
                    Id = id,
                    Text = reported.Text,
                    Tags = reported.Tags,
                    Sources = [child.Name],
                    At = time,
                });
                continue;
            }

            var known = state.Insights[id];
            state.Insights[id] = known with
            {
                Tags = [.. known.Tags.Union(reported.Tags, StringComparer.OrdinalIgnoreCase)],
                Sources = [.. known.Sources.Union([child.Name], Names.Comparer)],
            };
        }
    }

    public static void Apply(CampaignState state, InsightJudged e)
    {
        if (state.Insights.TryGetValue(e.Insight, out var known))
            state.Insights[e.Insight] = known with { Status = e.Approved ? InsightStatus.Approved : InsightStatus.Rejected, By = e.By, Why = e.Why };
    }

    /// <summary>What two insights have in common that say the same: their words, whatever their case, blanks and last full stop.</summary>
    public static string Key(string text) => Blanks().Replace(text, " ").Trim().TrimEnd('.', '!').ToUpperInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
