using Coro.Engine.Steps.Scripts;

namespace Coro.Tests.Support;

/// <summary>Runs no PowerShell: each script does what the test says.</summary>
internal sealed class FakeScripts : IScriptRunner
{
    /// <summary>What a script does; null: nothing.</summary>
    public Func<ScriptRequest, IScriptLog, FakeScript, ScriptEnd>? Does { get; set; }

    /// <summary>What is wrong with every script.</summary>
    public IReadOnlyList<string> Flaws { get; set; } = [];

    public List<ScriptRequest> Requests { get; } = [];

    public IReadOnlyList<string> Problems(StepDefinition step) => Flaws;

    public IRunningScript Prepare(ScriptRequest request, IScriptLog log)
    {
        lock (Requests)
            Requests.Add(request);
        return new FakeScript(script => Does?.Invoke(request, log, script) ?? new());
    }
}
