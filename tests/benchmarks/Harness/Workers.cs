using Coro.Benchmarks.Scenarios;

namespace Coro.Benchmarks.Harness;

/// <summary>Work of scenarios that uses the engine without a command, each in a process of its own: <c>worker NAME …</c>.</summary>
internal static class Workers
{
    private static readonly Dictionary<string, Func<ReadOnlyMemory<string>, Task<int>>> All = new()
    {
        ["parse-yaml"] = ParseYaml.RunAsync,
        ["nothing"] = _ => Task.FromResult(0),
        ["transitions"] = Transitions.RunAsync,
        ["flushes"] = FlushCount.RunAsync,
        ["long-run"] = LongRunWorker.RunAsync,
    };

    public static Task<int> RunAsync(string name, ReadOnlyMemory<string> arguments) => All.TryGetValue(name, out var worker)
        ? worker(arguments)
        : throw new ArgumentException($"There is no worker '{name}'.");
}
