using System.Text;

namespace Coro.Engine.Insights;

/// <summary>The part of a memory file that has what a campaign learned. Everything around it stays as it is.</summary>
internal static class MemoryBlock
{
    private const string End = "<!-- coro:learned end -->";

    /// <summary>The file with the block in it: in place of the campaign's earlier one, else at its end.</summary>
    /// <param name="file">The file's text; empty: there is none yet.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="insights">What it learned; at least one.</param>
    public static string Put(string file, string campaign, IReadOnlyList<CampaignInsight> insights)
    {
        var newline = file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var begin = Begin(campaign);
        var block = Text(begin, insights).Replace("\n", newline, StringComparison.Ordinal);
        var from = file.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : file.IndexOf(End, from, StringComparison.Ordinal);
        if (to >= 0)
            return file[..from] + block + file[(to + End.Length)..];
        var gap = file.Length == 0 ? "" : file.EndsWith('\n') ? newline : newline + newline;
        return file + gap + block + newline;
    }

    /// <summary>What insights say, as a list.</summary>
    public static string List(IReadOnlyList<CampaignInsight> insights)
    {
        var text = new StringBuilder();
        foreach (var insight in insights)
        {
            var tags = insight.Tags.Count == 0 ? "" : $" [{string.Join(", ", insight.Tags)}]";
            text.Append("- ").Append(insight.Text.ReplaceLineEndings("\n  ")).Append(tags).Append(" (").AppendJoin(", ", insight.Sources).Append(")\n");
        }

        return text.ToString();
    }

    private static string Begin(string campaign) => $"<!-- coro:learned begin campaign={campaign} -->";

    private static string Text(string begin, IReadOnlyList<CampaignInsight> insights) =>
        $"{begin}\n## Learned\n\n{List(insights)}{End}";
}
