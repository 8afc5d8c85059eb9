namespace Coro.Engine.Agents;

/// <summary>
/// Gemini CLI with <c>--output-format json</c>: <c>stats.models</c> has the tokens of each model. Cached tokens are part of the prompt there,
/// and thoughts are output; cost is not told.
/// </summary>
internal static class GeminiUsage
{
    public static Usage? Read(string output)
    {
        Usage? sum = null;
        foreach (var item in JsonOutput.Objects(output))
        {
            if (item.Object("stats")?.Object("models") is not { } models)
                continue;
            foreach (var model in models.EnumerateObject())
            {
                if (model.Value.Object("tokens") is not { } tokens)
                    continue;
                var (prompt, cached, answer) = (tokens.Count("prompt"), tokens.Count("cached"), tokens.Count("candidates"));
                var one = new Usage
                {
                    InputTokens = prompt is { } all ? Math.Max(0, all - (cached ?? 0)) : null,
                    OutputTokens = answer is { } said ? said + (tokens.Count("thoughts") ?? 0) : null,
                    CacheReadInputTokens = cached,
                };
                sum = sum is null ? one : sum + one;
            }
        }

        return sum;
    }
}
