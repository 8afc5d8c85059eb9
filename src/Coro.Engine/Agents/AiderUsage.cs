using System.Globalization;
using System.Text.RegularExpressions;

namespace Coro.Engine.Agents;

/// <summary>aider: a line after each message, <c>Tokens: 4.8k sent, 1.2k received. Cost: $0.03 message, $0.05 session.</c> The last one has the cost of all.</summary>
internal static partial class AiderUsage
{
    public static Usage? Read(string output)
    {
        Usage? sum = null;
        decimal? cost = null;
        foreach (Match line in Line().Matches(output))
        {
            var message = new Usage
            {
                InputTokens = ShortNumber.Read(line.Groups["sent"].Value),
                OutputTokens = ShortNumber.Read(line.Groups["received"].Value),
                CacheCreationInputTokens = line.Groups["write"].Success ? ShortNumber.Read(line.Groups["write"].Value) : null,
                CacheReadInputTokens = line.Groups["hit"].Success ? ShortNumber.Read(line.Groups["hit"].Value) : null,
            };
            sum = sum is null ? message : sum + message;
            if (decimal.TryParse(line.Groups["session"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var session))
                cost = session;
        }

        return sum is null ? null : sum with { CostUsd = cost };
    }

    [GeneratedRegex(
        $@"Tokens: (?<sent>{ShortNumber.Pattern}) sent(?:, (?<write>{ShortNumber.Pattern}) cache write)?(?:, (?<hit>{ShortNumber.Pattern}) cache hit)?, "
        + $@"(?<received>{ShortNumber.Pattern}) received\.(?:\s+Cost: \$[\d.]+ message, \$(?<session>\d+(?:\.\d+)?) session\.)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
