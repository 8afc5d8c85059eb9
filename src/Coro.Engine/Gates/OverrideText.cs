using System.Globalization;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Gates;

/// <summary>What the directive had to do with a verdict.</summary>
internal static class OverrideText
{
    /// <summary>A verdict's message, with the directive's part in it.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="child">The child that was judged.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="message">The rule's own message.</param>
    /// <returns>Null: there is nothing to say.</returns>
    public static string? Of(CampaignState state, ChildState child, QualityVerdict verdict, string? message)
    {
        // Where no score was looked at, its bar had no part in it.
        if (child.QualityScore is not { } score || verdict == QualityVerdict.Escalate || state.Directive is not { } directive)
            return message;
        var (target, fallback) = directive.Gates().By(child.Name);
        var by = (verdict switch
        {
            QualityVerdict.Pass => new[] { target },
            QualityVerdict.Miss => [fallback ?? target],
            _ => [target, fallback],
        }).OfType<QualityOverride>().Distinct().ToList();
        if (by.Count == 0)
            return message;
        var own = string.Create(CultureInfo.InvariantCulture, $"score {ScoreText.Of(score)} reaches the target {ScoreText.Of(state.GateOf(child.Name).SoftTarget)}");
        return $"{message ?? own}, by the directive's {string.Join(" and ", by.Select(Show))}";
    }

    private static string Show(QualityOverride one) =>
        string.Create(CultureInfo.InvariantCulture, $"line {one.Line}") + (one.Reason is null ? "" : $" ({one.Reason})");
}
