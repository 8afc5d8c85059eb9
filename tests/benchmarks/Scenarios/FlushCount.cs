using System.Globalization;
using Coro.Benchmarks.Harness;
using Coro.Engine;

namespace Coro.Benchmarks.Scenarios;

/// <summary>Runs a campaign on a disk that counts: <c>worker flushes ROOT CHILDREN</c>.</summary>
internal static class FlushCount
{
    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var (root, children) = (arguments.Span[0], Transitions.Number(arguments.Span[1]));
        var disk = new CountingDisk();
        var engine = new CampaignEngine(root) { Disk = disk };
        var result = await engine.StartAsync(
            Transitions.Definition(Path.Combine(root, "x"), children), null, new RunOptions { Headless = true }, new Nobody(), new StopSignal());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(double)disk.Flushes / children:0.00} flushes a child ({disk.Flushes} in all)"));
        return (int)result.ExitCode;
    }

    /// <summary>Hears nothing and answers nothing.</summary>
    private sealed class Nobody : ICampaignHost
    {
        public bool IsInteractive => false;

        public void OnStage(StageProgress progress)
        {
        }

        public void OnChild(ChildProgress progress)
        {
        }

        public void OnNote(string text, bool warning)
        {
        }

        public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => default;
    }
}
