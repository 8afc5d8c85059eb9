using Coro.Engine.State;
using Coro.Engine.Steps.Answers;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>What an engine that died has left of a try that it had started.</summary>
/// <param name="request">The try's request, made anew from the state: it names the same files and the same step id.</param>
internal sealed class LeftoverStep(StepRequest request)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    /// <summary>Ends whatever is still alive of it.</summary>
    /// <param name="process">Its process as the journal names it; null when the engine died before it could tell.</param>
    /// <param name="grace">How long it may take to end by itself once it is asked to.</param>
    /// <param name="time">Measures the grace.</param>
    /// <returns>The ids of those that could not be ended; most often none.</returns>
    public IReadOnlyList<int> End(ProcessIdentity? process, TimeSpan grace, TimeProvider time)
    {
        // A dead leader's id may lead somebody else's group by now.
        var leads = process is { IsAlive: true };
        var tree = new ProcessTree(process ?? default, StepVariables.OwnId(request.Environment), leads);
        if (OperatingSystem.IsWindows() || !(leads || tree.AnyAlive()))
            return [];
        var started = time.GetTimestamp();
        tree.Terminate();
        while (tree.AnyAlive() || process is { IsAlive: true })
        {
            var asked = time.GetElapsedTime(started);
            var left = asked < grace ? [] : tree.Kill();
            if (asked > grace + GiveUpAfter)
                return left;
            Thread.Sleep(Pause);
        }

        return [];
    }

    /// <summary>Its answer, where it wrote a whole one that says how it went. Its exit code nobody knows.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>Null when there is no such answer; then the try counts for nothing.</returns>
    public StepRun? Adopt(TimeProvider time)
    {
        var answer = StepResultReader.ReadFile(request, time.GetUtcNow());
        return answer?.Result is { Status: { } status } result
            ? new(status, null, result.Message ?? "taken over from an engine that died", TimeSpan.Zero, result)
            : null;
    }
}
