namespace Coro.Engine.Agents;

/// <summary>
/// Codex with <c>exec --json</c>: each <c>turn.completed</c> has the usage of its turn. Cached tokens are part of the input there; cost is not told.
/// </summary>
internal static class CodexUsage
{
    public static Usage? Read(string output)
    {
        Usage? sum = null;
        foreach (var item in JsonOutput.Objects(output).Where(item => item.Says("type", "turn.completed")))
        {
            if (item.Object("usage") is not { } usage)
                continue;
            var (input, cached) = (usage.Count("input_tokens"), usage.Count("cached_input_tokens"));
            var turn = new Usage
            {
                InputTokens = input is { } all ? Math.Max(0, all - (cached ?? 0)) : null,
                OutputTokens = usage.Count("output_tokens"),
                CacheReadInputTokens = cached,
            };
            sum = sum is null ? turn : sum + turn;
        }

        return sum;
    }
}
