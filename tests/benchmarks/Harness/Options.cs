using System.Globalization;

namespace Coro.Benchmarks.Harness;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options
{
    public string? Scenario { get; init; }
    public IReadOnlyList<int> Sizes { get; init; } = [];
    public int Rounds { get; init; } = 5;
    public string? Against { get; init; }
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "coro-benchmarks");

    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--runs":
                    (options, i) = (options with { Rounds = Number(value) }, i + 1);
                    break;
                case "--against":
                    (options, i) = (options with { Against = Path.GetFullPath(value) }, i + 1);
                    break;
                case "--folder":
                    (options, i) = (options with { Folder = Path.GetFullPath(value) }, i + 1);
                    break;
                case var name when options.Scenario is null:
                    options = options with { Scenario = name };
                    break;
                case var size:
                    options = options with { Sizes = [.. options.Sizes, Number(size)] };
                    break;
            }
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is no number from 1 on.");
}
