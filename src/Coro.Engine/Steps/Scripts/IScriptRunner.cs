namespace Coro.Engine.Steps.Scripts;

/// <summary>Runs script blocks. The engine knows no PowerShell: who has one brings this along.</summary>
public interface IScriptRunner
{
    /// <summary>What keeps a script from being run at all, for example that it does not parse.</summary>
    /// <param name="step">The step that it is.</param>
    /// <returns>One line for each problem; empty when there is none.</returns>
    IReadOnlyList<string> Problems(StepDefinition step);

    /// <summary>Makes ready for a run, and runs nothing.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="log">Where what it writes goes.</param>
    IRunningScript Prepare(ScriptRequest request, IScriptLog log);
}
