using Coro.Engine.Steps;

namespace Coro.Tests.Model;

/// <summary>A try that the engine has started and the test has not ended yet.</summary>
internal sealed class RunningStep(StepRequest request)
{
    private readonly TaskCompletionSource<StepRun> _ended = new();

    public string Step => request.Step.Name;
    public string Child => request.Environment["CORO_CHILD"];
    public int Attempt { get; } = int.Parse(request.Environment["CORO_ATTEMPT"], System.Globalization.CultureInfo.InvariantCulture);
    public string ResultPath => request.ResultPath;

    /// <summary>Whom it runs for.</summary>
    public IReadOnlyCollection<string> Children => request.BatchChildren ?? [Child];

    /// <summary>Whether the engine told it to end.</summary>
    public bool Killed { get; set; }

    /// <summary>Whether the reference says that it has to be told so.</summary>
    public bool ShouldBeKilled { get; private set; }

    public void Kill() => ShouldBeKilled = true;

    public Task<StepRun> Ended => _ended.Task;

    /// <summary>Ends it; the engine's loop goes on with that before anything that comes later.</summary>
    public void End(Ending ending) => _ended.TrySetResult(
        new(ending.Outcome, null, null, TimeSpan.FromMilliseconds(1), ending.ToResult() with { Status = null }) { IsRetryable = ending.Retryable });

    public override string ToString() => $"{string.Join(',', Children)}/{Step} (attempt {Attempt})";
}
