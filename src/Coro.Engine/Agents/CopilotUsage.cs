using System.Text.RegularExpressions;

namespace Coro.Engine.Agents;

/// <summary>
/// Copilot CLI: a line for each model at its end, <c>35.2k in, 310 out, 22.4k cached</c> or, in older versions, <c>20.2k input, 117 output, 19.8k cache
/// read</c>. What was read from the cache is part of the input, as far as that is the larger of the two. Cost is told in premium requests only, which are no dollars.
/// </summary>
internal static partial class CopilotUsage
{
    public static Usage? Read(string output)
    {
        Usage? sum = null;
        foreach (Match line in Line().Matches(output))
        {
            var (input, answer) = (ShortNumber.Read(line.Groups["in"].Value), ShortNumber.Read(line.Groups["out"].Value));
            var read = line.Groups["read"].Success ? ShortNumber.Read(line.Groups["read"].Value) : null;
            var model = new Usage
            {
                InputTokens = input is { } all && read is { } part && part <= all ? all - part : input,
                OutputTokens = answer,
                CacheReadInputTokens = read,
                CacheCreationInputTokens = line.Groups["write"].Success ? ShortNumber.Read(line.Groups["write"].Value) : null,
            };
            sum = sum is null ? model : sum + model;
        }

        return sum;
    }

    [GeneratedRegex(
        $@"^\s+\S+:?\s+(?<in>{ShortNumber.Pattern}) in(?:put)?, (?<out>{ShortNumber.Pattern}) out(?:put)?"
        + $@"(?:, (?<read>{ShortNumber.Pattern}) cache(?:d| read))?(?:, (?<write>{ShortNumber.Pattern}) cache write)?",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
