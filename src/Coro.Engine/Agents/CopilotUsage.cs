using System.Text.RegularExpressions;

namespace Coro.Engine.Agents;

/// <summary>
/// Copilot CLI: a line for each model at its end, <c>35.2k in, 310 out, 22.4k cached</c> or <c>12.3k input, 1.2k output, 0 cache read, 0 cache
/// write</c>. In the first form, cached tokens are part of the input. Cost is told in premium requests only, which are no dollars.
/// </summary>
internal static partial class CopilotUsage
{
    public static Usage? Read(string output)
    {
        Usage? sum = null;
        foreach (Match line in Line().Matches(output))
        {
            var (input, answer) = (ShortNumber.Read(line.Groups["in"].Value), ShortNumber.Read(line.Groups["out"].Value));
            var cached = line.Groups["cached"].Success ? ShortNumber.Read(line.Groups["cached"].Value) : null;
            var model = new Usage
            {
                InputTokens = cached is { } part && input is { } all ? Math.Max(0, all - part) : input,
                OutputTokens = answer,
                CacheReadInputTokens = cached ?? (line.Groups["read"].Success ? ShortNumber.Read(line.Groups["read"].Value) : null),
                CacheCreationInputTokens = line.Groups["write"].Success ? ShortNumber.Read(line.Groups["write"].Value) : null,
            };
            sum = sum is null ? model : sum + model;
        }

        return sum;
    }

    [GeneratedRegex(
        $@"^\s+\S+:?\s+(?<in>{ShortNumber.Pattern}) in(?:put)?, (?<out>{ShortNumber.Pattern}) out(?:put)?"
        + $@"(?:, (?<cached>{ShortNumber.Pattern}) cached)?(?:, (?<read>{ShortNumber.Pattern}) cache read, (?<write>{ShortNumber.Pattern}) cache write)?",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
