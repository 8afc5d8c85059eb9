namespace Coro.Engine.Reporting;

/// <summary>What was consumed, summed up by something.</summary>
/// <param name="Key">What all of these have in common; empty: campaign-level commands where children are meant.</param>
/// <param name="Usage">The sum of what is known; null: nothing is.</param>
/// <param name="Tries">How many tries there were.</param>
/// <param name="Untold">How many of them said nothing, so that the sum is too low by what they consumed.</param>
public sealed record UsageSum(string Key, Usage? Usage, int Tries, int Untold);

/// <summary>Sums up what steps consumed.</summary>
public static class UsageSums
{
    /// <summary>The words for what may be summed up by.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["child", "lane", "stage", "step", "attempt"];

    /// <summary>Sums up.</summary>
    /// <param name="usages">Tries, in any order.</param>
    /// <param name="by">One of <see cref="Ways"/>.</param>
    /// <exception cref="UsageException">It is none of them.</exception>
    public static IReadOnlyList<UsageSum> By(IEnumerable<CampaignUsage> usages, string by)
    {
        Func<CampaignUsage, string> key = by.ToLowerInvariant() switch
        {
            "child" => usage => usage.Child ?? "",
            "lane" => usage => usage.Lane ?? "",
            "stage" => usage => usage.Stage ?? "",
            "step" => usage => usage.Step,
            "attempt" => usage => usage.Child is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{usage.Child}/{usage.Attempt}"),
            _ => throw new UsageException($"Usage cannot be summed up by '{by}'{Nearest.End(by, Ways)} Choose one of {string.Join(", ", Ways)}."),
        };
        return [.. usages.GroupBy(key, Names.Comparer).Select(group => Sum(group.Key, group))];
    }

    /// <summary>The sum of all.</summary>
    /// <param name="key">What it is called.</param>
    /// <param name="usages">Tries.</param>
    public static UsageSum Sum(string key, IEnumerable<CampaignUsage> usages)
    {
        Usage? sum = null;
        var (tries, untold) = (0, 0);
        foreach (var one in usages)
        {
            tries++;
            if (one.Usage is { } usage)
                sum = sum is null ? usage : sum + usage;
            else
                untold++;
        }

        return new(key, sum, tries, untold);
    }
}
