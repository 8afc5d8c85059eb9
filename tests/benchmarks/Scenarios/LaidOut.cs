using Coro.Engine;
using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Benchmarks.Scenarios;

/// <summary>Campaigns that are there already when something is measured: their steps were run in this process, and did nothing.</summary>
internal static class LaidOut
{
    /// <summary>Runs a campaign to its end.</summary>
    public static void Complete(string root, string brief) =>
        RunAsync(root, brief, new Nothing(int.MaxValue)).GetAwaiter().GetResult();

    /// <summary>Runs a campaign until some of its steps are done. It goes on running, and doing nothing, as long as this process.</summary>
    public static void Half(string root, string brief, int steps)
    {
        var nothing = new Nothing(steps);
        var ended = RunAsync(root, brief, nothing);
        Task.WhenAny(nothing.Reached, ended).GetAwaiter().GetResult();
    }

    private static Task<CampaignResult> RunAsync(string root, string brief, IStepRunner steps) => Task.Run(() => new CampaignEngine(root) { Steps = steps }
        .StartAsync(BriefLoader.Load(brief).Require(), null, new() { Headless = true, Throttle = 64 }, new Nobody(), new()));

    /// <summary>Succeeds so many times, and then never ends.</summary>
    private sealed class Nothing(int steps) : IStepRunner
    {
        private static readonly StepRun Success = new(StepOutcome.Success, 0, null, TimeSpan.Zero, null);

        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = steps;

        public Task Reached => _reached.Task;

        public Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
        {
            if (_left-- > 0)
                return Task.FromResult(Success);
            _reached.TrySetResult();
            return new TaskCompletionSource<StepRun>().Task;
        }
    }

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

        public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => new((GateAnswer?)null);
    }
}
