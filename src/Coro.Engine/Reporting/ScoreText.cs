using System.Globalization;

namespace Coro.Engine.Reporting;

/// <summary>Scores as people read them.</summary>
internal static class ScoreText
{
    /// <summary>The mark beside a score that passed only thanks to the fallback.</summary>
    public const string BelowTarget = "below target";

    public static string Of(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A child's score with its mark; null when there is none.</summary>
    public static string? Of(CampaignChild child)
    {
        if (child.QualityScore is not { } score)
            return null;
        return child.BelowTarget ? $"{Of(score)} ({BelowTarget})" : Of(score);
    }
}
