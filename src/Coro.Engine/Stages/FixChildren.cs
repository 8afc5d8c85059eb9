using Coro.Engine.Contracts;
using Coro.Engine.Loading;
using Coro.Engine.Running;
using Coro.Engine.Running.Controls;

namespace Coro.Engine.Stages;

/// <summary>The children that an integration wants added, so that they mend what it found.</summary>
internal static class FixChildren
{
    /// <summary>Reads them from the command's answer, and adds them: all, or none.</summary>
    /// <returns>Their names; or why none was added.</returns>
    public static (IReadOnlyList<string> Added, string? Problem) Add(RunContext run, StepResult? result, string? why)
    {
        if (result?.Extra?.TryGetValue(AnsweredTargets.Key, out var children) != true)
            return ([], $"its answer has no '{AnsweredTargets.Key}' that would mend it");
        var state = run.State;
        var fixes = AnsweredTargets.Read(children, [.. state.Children.Select(child => child.Definition)], state.Settings, out var problems);
        var additions = new Additions(state, run.Record, []);
        if (problems.Count == 0)
            problems = additions.Flaws(fixes);
        if (problems.Count == 0 && fixes.Count == 0)
            problems = ["there is none; name at least one"];
        if (problems.Count > 0)
            return ([], $"the '{AnsweredTargets.Key}' of its answer cannot join: {string.Join("; ", problems)}");
        additions.Add(fixes, ContractBook.Mender, why);
        return ([.. fixes.Select(child => child.Name)], null);
    }
}
