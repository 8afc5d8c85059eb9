using System.Text.Json;

namespace Coro.Engine.Agents;

/// <summary>Claude Code with <c>--output-format json</c> or <c>stream-json</c>: the object of type <c>result</c> has usage and total cost.</summary>
internal static class ClaudeUsage
{
    public static Usage? Read(string output)
    {
        Usage? last = null;
        foreach (var item in JsonOutput.Objects(output).Where(item => item.Says("type", "result")))
        {
            var usage = item.Object("usage");
            decimal? cost = item.TryGetProperty("total_cost_usd", out var value) && value.ValueKind == JsonValueKind.Number
                && value.TryGetDecimal(out var amount) && amount >= 0 ? amount : null;
            if (usage is null && cost is null)
                continue;
            last = new()
            {
                InputTokens = usage?.Count("input_tokens"),
                OutputTokens = usage?.Count("output_tokens"),
                CacheReadInputTokens = usage?.Count("cache_read_input_tokens"),
                CacheCreationInputTokens = usage?.Count("cache_creation_input_tokens"),
                CostUsd = cost,
            };
        }

        return last;
    }
}
