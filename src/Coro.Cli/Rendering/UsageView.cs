using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>What was consumed, for people. What is unknown is blank.</summary>
internal static class UsageView
{
    public static void Write(CommandContext context, string by, IReadOnlyList<UsageSum> sums)
    {
        var grid = new Grid(char.ToUpperInvariant(by[0]) + by[1..], "Tries", "Untold", "Input", "Output", "Cache read", "Cache create", "Cost");
        foreach (var sum in sums)
        {
            grid.Add(
                sum.Key.Length == 0 ? "(campaign-level)" : sum.Key,
                Figures.Number(sum.Tries),
                sum.Untold > 0 ? Figures.Number(sum.Untold) : "",
                Number(sum.Usage?.InputTokens),
                Number(sum.Usage?.OutputTokens),
                Number(sum.Usage?.CacheReadInputTokens),
                Number(sum.Usage?.CacheCreationInputTokens),
                Figures.Dollars(sum.Usage?.CostUsd));
        }

        grid.WriteTo(context);
    }

    private static string Number(long? number) => number is { } known ? Figures.Number(known) : "";
}
