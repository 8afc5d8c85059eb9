using Coro.Engine.Insights;
using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>What a campaign has learned, in the state file.</summary>
internal static class InsightSection
{
    private static readonly KeySet Keys = new("id", "text", "tags", "sources", "status", "by", "why", "at");
    private static readonly KeySet ReportedKeys = new("text", "tags");

    public static void Read(YamlCursor yaml, CampaignState state) => yaml.List(() =>
    {
        var insight = new CampaignInsight { Campaign = "", Id = "", Text = "" };
        yaml.Mapping(Keys, ["id", "text"], key => insight = key switch
        {
            "id" => insight with { Id = yaml.Free() ?? "" },
            "text" => insight with { Text = yaml.Free() ?? "" },
            "tags" => insight with { Tags = yaml.FreeList() },
            "sources" => insight with { Sources = yaml.FreeList() },
            "status" => insight with { Status = yaml.Word<InsightStatus>() ?? default },
            "by" => insight with { By = yaml.Free() },
            "why" => insight with { Why = yaml.Free() },
            _ => insight with { At = yaml.Time() ?? default },
        });
        state.Insights[insight.Id] = insight;
    });

    public static void Write(YamlText yaml, CampaignState state)
    {
        if (state.Insights.Count == 0)
            return;
        yaml.Key(2, "insights");
        yaml.EndLine();
        foreach (var insight in state.Insights.Values)
        {
            yaml.Line(6, "id", insight.Id, first: true);
            yaml.Line(6, "text", insight.Text);
            if (insight.Tags.Count > 0)
                yaml.Line(6, "tags", insight.Tags);
            yaml.Line(6, "sources", insight.Sources);
            yaml.Line(6, "status", Words.Of(insight.Status));
            if (insight.By is not null)
                yaml.Line(6, "by", insight.By);
            if (insight.Why is not null)
                yaml.Line(6, "why", insight.Why);
            yaml.Line(6, "at", insight.At);
        }
    }

    /// <summary>What a child has told that has not ended yet.</summary>
    public static List<ReportedInsight> ReadReported(YamlCursor yaml)
    {
        var reported = new List<ReportedInsight>();
        yaml.List(() =>
        {
            var insight = new ReportedInsight("", []);
            yaml.Mapping(ReportedKeys, ["text"], key => insight = key == "text"
                ? insight with { Text = yaml.Free() ?? "" }
                : insight with { Tags = yaml.FreeList() });
            reported.Add(insight);
        });
        return reported;
    }

    public static void WriteReported(YamlText yaml, int indent, IReadOnlyList<ReportedInsight> insights)
    {
        if (insights.Count == 0)
            return;
        yaml.Key(indent, "insights");
        yaml.EndLine();
        foreach (var insight in insights)
        {
            yaml.Line(indent + 4, "text", insight.Text, first: true);
            if (insight.Tags.Count > 0)
                yaml.Line(indent + 4, "tags", insight.Tags);
        }
    }

    /// <summary>Takes over what a file says.</summary>
    public static void Overlay(CampaignState state, CampaignState file)
    {
        state.Insights.Clear();
        state.InsightIds.Clear();
        foreach (var (id, insight) in file.Insights)
        {
            state.Insights.Add(id, insight with { Campaign = file.Name });
            state.InsightIds.TryAdd(InsightFold.Key(insight.Text), id);
        }
    }
}
