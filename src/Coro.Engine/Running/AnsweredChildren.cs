using System.Text.Json;
using Coro.Engine.Loading;
using Coro.Engine.Running.Controls;

namespace Coro.Engine.Running;

/// <summary>
/// The children that a step's answer adds to the campaign: all that it names, or none. One that is there already and is the same is passed
/// over, so that a step may run again.
/// </summary>
/// <param name="run">The run. What is recorded here must become one with the end of the step.</param>
/// <param name="step">The step that answered.</param>
/// <param name="tryNumber">The try of it.</param>
internal sealed class AnsweredChildren(RunContext run, StepDefinition step, int tryNumber)
{
    /// <summary>Adds what an answer names.</summary>
    /// <param name="who">Whose step it is, for the record: a child or a batch.</param>
    /// <param name="attempt">The attempt; null: a batch.</param>
    /// <param name="result">The answer.</param>
    /// <returns>Everything that is wrong, and then nobody was added; null: nothing is.</returns>
    public string? Add(string who, int? attempt, StepResult? result)
    {
        if (result?.Extra is not { } extra || !extra.TryGetValue(AnsweredTargets.Key, out var children) || children.ValueKind == JsonValueKind.Null)
            return null;
        var state = run.State;
        var named = AnsweredTargets.Read(children, [.. state.Children.Select(child => child.Definition)], state.Settings, out var problems);
        if (problems.Count > 0)
            return Words(problems);

        var (fresh, clashes) = (new List<ChildDefinition>(), new List<string>());
        foreach (var child in named)
        {
            if (state.Find(child.Name) is not { } present)
                fresh.Add(child);
            else if (SameChild.Differences(present, child) is { Count: > 0 } differences)
                clashes.Add($"{child.Name}: the campaign has it already, with another {string.Join(" and another ", differences)}; choose another name");
        }

        var additions = new Additions(state, run.Record, []);
        clashes.AddRange(additions.Flaws(fresh));
        if (clashes.Count > 0)
            return Words(clashes);
        if (fresh.Count == 0)
            return null;
        var by = $"{who}/{step.Name}";
        additions.Add(fresh, by, attempt is null ? $"the answer of try {tryNumber}" : $"the answer of attempt {attempt}, try {tryNumber}");
        run.Note($"{by} adds {(fresh.Count == 1 ? "a child" : $"{fresh.Count} children")}: {string.Join(", ", fresh.Select(child => child.Name))}");
        return null;
    }

    private static string Words(IReadOnlyList<string> problems) => $"the children that its answer names cannot join: {string.Join("; ", problems)}";
}
