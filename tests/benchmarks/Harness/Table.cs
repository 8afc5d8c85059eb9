using System.Globalization;
using System.Text;

namespace Coro.Benchmarks.Harness;

/// <summary>The runs of a scenario at one size, as rows of a markdown table.</summary>
internal static class Table
{
    public const string Heading =
        "| scenario | n | who | wall s: median (min – max) | CPU s | each µs | peak MB | to the first | remark |\n"
        + "|---|---:|---|---:|---:|---:|---:|---:|---|\n";

    public static string Rows(Scenario scenario, int size, IReadOnlyList<(Contender Who, List<Measured> Runs)> results)
    {
        var text = new StringBuilder();
        var first = Median(results[0].Runs, run => run.Wall);
        foreach (var (who, runs) in results)
        {
            var wall = Median(runs, run => run.Wall);
            text.Append(CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {size:N0} | {who.Name} | {wall:0.000} ({runs.Min(run => run.Wall):0.000} – {runs.Max(run => run.Wall):0.000}) ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Median(runs, run => run.Cpu):0.000} | {wall / scenario.Units(size) * 1e6:0} | {Peak(Median(runs, run => run.PeakBytes))} ");
            text.Append(CultureInfo.InvariantCulture, $"| {wall / first:0.00} | {who.Remark?.Invoke(runs[^1].Output)} |\n");
        }

        return text.ToString();
    }

    // The system passes a starter's peak on to what it starts, so nothing below this process's own can be told.
    private static string Peak(double bytes) => string.Create(
        CultureInfo.InvariantCulture, $"{(bytes <= Environment.WorkingSet ? "< " : "")}{bytes / (1 << 20):0}");

    private static double Median(List<Measured> runs, Func<Measured, double> value)
    {
        var sorted = runs.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
