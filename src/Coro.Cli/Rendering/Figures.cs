using System.Globalization;

namespace Coro.Cli.Rendering;

/// <summary>Numbers as people read them; unknown is blank.</summary>
internal static class Figures
{
    public static string Score(decimal? score) => score?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    public static string Percent(double share) => Math.Floor(share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    public static string Dollars(decimal? cost) => cost is { } known ? "$" + known.ToString("0.00##", CultureInfo.InvariantCulture) : "";

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>All that is known of what was consumed; empty: nothing.</summary>
    public static string Of(Usage? usage) => usage is null ? "" : string.Join(", ", Parts(usage));

    private static IEnumerable<string> Parts(Usage usage)
    {
        if (usage.InputTokens is { } input)
            yield return $"{Number(input)} tokens in";
        if (usage.CacheReadInputTokens is { } read)
            yield return $"{Number(read)} from cache";
        if (usage.CacheCreationInputTokens is { } created)
            yield return $"{Number(created)} to cache";
        if (usage.OutputTokens is { } output)
            yield return $"{Number(output)} out";
        if (usage.CostUsd is { } cost)
            yield return Dollars(cost);
    }
}
