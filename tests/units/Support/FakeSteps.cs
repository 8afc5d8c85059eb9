using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Tests.Support;

/// <summary>Runs no process: each step does what the test says. Steps without a rule succeed at once.</summary>
internal sealed class FakeSteps : IStepRunner
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Func<int, CancellationToken, Task<StepRun>>> _rules = [];
    private int _running;

    /// <summary>What was started, in order: <c>child/step</c> or <c>/step</c>.</summary>
    public List<string> Started { get; } = [];

    /// <summary>What they were given, in the same order.</summary>
    public List<StepRequest> Requests { get; } = [];

    /// <summary>The most that ran at once.</summary>
    public int MostAtOnce { get; private set; }

    public static StepRun Success(StepResult? result = null) => new(StepOutcome.Success, 0, null, TimeSpan.FromMilliseconds(1), result);

    public static StepRun Failure(string? message = null) => new(StepOutcome.Failed, 1, message, TimeSpan.FromMilliseconds(1), null);

    /// <summary>Says how a step ends; the function is told which try of it this is, from 1.</summary>
    public FakeSteps On(string name, Func<int, StepRun> rule)
    {
        _rules[name] = (tryNumber, _) => Task.FromResult(rule(tryNumber));
        return this;
    }

    /// <summary>The same for a step that takes its time.</summary>
    public FakeSteps On(string name, Func<CancellationToken, Task<StepRun>> rule)
    {
        _rules[name] = (_, cancelled) => rule(cancelled);
        return this;
    }

    /// <summary>What a step that was started last was given.</summary>
    public StepRequest Latest(string name)
    {
        lock (_gate)
            return Requests[Started.LastIndexOf(name)];
    }

    /// <summary>Writes to a log of a step that runs.</summary>
    public void Write(string name, string text, LogStream stream = LogStream.Output)
    {
        var request = Latest(name);
        Directory.CreateDirectory(request.Folder);
        File.AppendAllText(stream == LogStream.Error ? request.ErrorLog : request.OutputLog, text);
    }

    public async Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
    {
        var child = request.Environment.GetValueOrDefault("CORO_CHILD") ?? "";
        var name = $"{child}/{request.Step.Name}";
        int tryNumber;
        lock (_gate)
        {
            Started.Add(name);
            Requests.Add(request);
            tryNumber = Started.Count(other => other == name);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        await Task.Yield();
        try
        {
            return _rules.TryGetValue(name, out var rule) ? await rule(tryNumber, cancellationToken) : Success();
        }
        finally
        {
            lock (_gate)
                _running--;
        }
    }
}
