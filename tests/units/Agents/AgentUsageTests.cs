using System.Runtime.CompilerServices;
using Coro.Engine.Agents;

namespace Coro.Tests.Agents;

/// <summary>On output in the form that each agent prints; recorded/README.md says where that is described.</summary>
public sealed class AgentUsageTests
{
    [Theory]
    [InlineData("claude", "claude.json.txt", 42L, 2911L, 203144L, 18211L, "0.1834502")]
    [InlineData("claude", "claude-stream.txt", 3L, 7L, 100L, 0L, "0.02")]
    [InlineData("codex", "codex.txt", 5300L, 1600L, 22200L, null, null)]
    [InlineData("gemini", "gemini.txt", 13000L, 340L, 15000L, null, null)]
    [InlineData("copilot", "copilot.txt", 27700L, 2800L, 49500L, null, null)]
    [InlineData("copilot", "copilot-older.txt", 4500L, 1690L, 43600L, 300L, null)]
    [InlineData("aider", "aider.txt", 9812L, 1510L, 1500L, 2000L, "0.05")]
    public void Usage_is_read_from_what_an_agent_prints(
        string agent, string file, long? input, long? output, long? cacheRead, long? cacheCreation, string? cost)
    {
        var usage = AgentPresets.Find(agent)!.Usage(File.ReadAllText(PathOf(file)));

        usage.ShouldBe(new()
        {
            InputTokens = input,
            OutputTokens = output,
            CacheReadInputTokens = cacheRead,
            CacheCreationInputTokens = cacheCreation,
            CostUsd = cost is null ? null : decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    [Fact]
    public void Whoever_says_nothing_of_usage_leaves_it_unknown()
    {
        foreach (var agent in AgentPresets.All)
        {
            foreach (var output in new[] { "", "hello", "{", "{}", "{\"type\":\"result\"}", "[1, 2]", "{\"stats\":{\"models\":{}}}", "{\"type\":\"turn.completed\"}", "Tokens: many" })
                agent.Usage(output).ShouldBeNull($"{agent.Id}: {output}");
        }
    }

    [Fact]
    public void No_agent_is_confused_by_what_another_prints()
    {
        foreach (var file in Directory.GetFiles(PathOf(""), "*.txt"))
        {
            var name = Path.GetFileName(file);
            foreach (var agent in AgentPresets.All.Where(agent => !name.StartsWith(agent.Id, StringComparison.Ordinal)))
                agent.Usage(File.ReadAllText(file)).ShouldBeNull($"{agent.Id} reads {name}");
        }
    }

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "recorded", file);
}
