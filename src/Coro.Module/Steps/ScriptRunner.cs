using Coro.Engine.Steps.Scripts;

namespace Coro.Module.Steps;

/// <summary>Runs the script blocks of campaigns in runspaces of this PowerShell.</summary>
internal sealed class ScriptRunner : IScriptRunner, IDisposable
{
    private readonly RunspacePool _runspaces = new();

    public IReadOnlyList<string> Problems(StepDefinition step)
    {
        var facts = ScriptFacts.Of(step.Script!);
        if (facts.Problems.Count > 0 || facts.Values.Count == 0)
            return facts.Problems;
        return
        [
            .. facts.Values.Where(used => !used.IsNested && step.Using?.Keys.Contains(used.Variable, StringComparer.OrdinalIgnoreCase) != true)
                .Select(used => $"$using:{used.Variable} has no value; give it one in the step's 'using'"),
        ];
    }

    public IRunningScript Prepare(ScriptRequest request, IScriptLog log) => new RunningScript(_runspaces, request, log);

    public void Dispose() => _runspaces.Dispose();

    /// <summary>A module as it is imported from anywhere: a relative path starts at a folder.</summary>
    public static string Module(string module, string folder) =>
        module.AsSpan().IndexOfAny('/', '\\') >= 0 || module.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase)
            || module.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase)
            ? Path.GetFullPath(module, folder)
            : module;
}
