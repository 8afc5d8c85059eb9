using System.Diagnostics;
using System.Globalization;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Benchmarks.Scenarios;

/// <summary>Changes a campaign's state through its log, and waits for each change: <c>worker transitions FOLDER CHILDREN CHANGES</c>.</summary>
internal static class Transitions
{
    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var (folder, children, changes) = (arguments.Span[0], Number(arguments.Span[1]), Number(arguments.Span[2]));
        await using var log = await CampaignLog.CreateAsync(
            new(folder), "job-1", Definition(folder, children), TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < changes; i++)
        {
            log.Record(new AttemptStarted($"c{i % children}", 1, "A"));
            await log.CommitAsync().ConfigureAwait(false);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMicroseconds / changes:0} µs each"));
        return 0;
    }

    /// <summary>A campaign of children that depend on nothing.</summary>
    public static CampaignDefinition Definition(string origin, int children) => new()
    {
        Name = "bench",
        Settings = new()
        {
            Origin = Path.GetDirectoryName(origin)!,
            Limits = new() { Throttle = 2 },
            Pipelines = new Dictionary<string, PipelineDefinition>
            {
                ["A"] = new() { Steps = [new() { Name = "T", Run = ["/bin/true"], RetryDelay = TimeSpan.Zero }] },
            },
        },
        Children = [.. Enumerable.Range(0, children).Select(i => new ChildDefinition { Name = $"c{i}", Tier = Tier.A })],
    };

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
