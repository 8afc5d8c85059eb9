using System.Globalization;
using System.Text;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>The parts that kickoffs have in common, whoever wrote their form.</summary>
internal static class KickoffParts
{
    /// <summary>The campaign's facts, an item each; empty: there are none.</summary>
    public static string Facts(CampaignState state)
    {
        var text = new StringBuilder();
        foreach (var fact in state.Settings.PersistentFacts)
            text.Append("- ").Append(fact.ReplaceLineEndings("\n  ")).Append('\n');
        return text.ToString();
    }

    /// <summary>Children with where they stand.</summary>
    public static string Table(IEnumerable<ChildState> children)
    {
        var text = new StringBuilder("| Child | Status | Pin | Score |\n|---|---|---|---|\n");
        foreach (var child in children)
        {
            text.Append("| ").Append(child.Name)
                .Append(" | ").Append(Words.Of(child.Status))
                .Append(" | ").Append(child.Definition.Pin)
                .Append(" | ").Append(child.QualityScore?.ToString(CultureInfo.InvariantCulture))
                .Append(" |\n");
        }

        return text.ToString();
    }
}
