using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration;

/// <summary>Puts a layer's steps on those of the layers below it; a step's <c>code</c> or <c>id</c> is its id there.</summary>
internal static class LayerStepLists
{
    /// <summary>Puts them. That two files have different steps of one name is told.</summary>
    public static IReadOnlyList<Sourced<StepDefinition>> Put(
        IReadOnlyList<Sourced<StepDefinition>> below, IReadOnlyList<Sourced<StepDefinition>> above)
    {
        var steps = StepLists.Put(below, above, step => step.Value.Name, IdOf);
        foreach (var same in steps.GroupBy(step => step.Value.Name, Names.Comparer))
        {
            // Within one file it was told already.
            var last = same.Last();
            if (same.FirstOrDefault(step => step.File != last.File) is { } first)
            {
                last.File.Problems.Add(
                    "duplicate-name",
                    $"the step name '{same.Key}' is taken by a step of {first.File.Origin}; give this one another name, or the same id",
                    last.Raw.Place);
            }
        }

        return steps;
    }

    private static string? IdOf(Sourced<StepDefinition> step) => Text(step, "code") ?? Text(step, "id");

    private static string? Text(Sourced<StepDefinition> step, string key) =>
        step.Raw is TomlTable table && table.TryGet(key, out var entry) && entry.Value is TomlString text ? $"{key}={text.Value}" : null;
}
