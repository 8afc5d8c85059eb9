using Coro.Engine.Configuration.Toml;

namespace Coro.Engine.Configuration;

/// <summary>
/// Puts lists of steps on top of each other: a step takes the place of the one below it with the same <c>code</c> or <c>id</c>, or,
/// if it has neither, with the same name; any other is appended.
/// </summary>
internal static class StepLists
{
    /// <summary>Puts a brief's steps on those of customization.</summary>
    public static IReadOnlyList<StepDefinition> Put(IReadOnlyList<StepDefinition> below, IReadOnlyList<StepDefinition> above) =>
        Put<StepDefinition>(below, above, _ => null, step => step.Name);

    /// <summary>Puts a layer's steps on those of the layers below it. Two steps of one name are told.</summary>
    public static IReadOnlyList<Sourced<StepDefinition>> Put(
        IReadOnlyList<Sourced<StepDefinition>> below, IReadOnlyList<Sourced<StepDefinition>> above)
    {
        var steps = Put(below, above, IdOf, step => step.Value.Name);
        foreach (var same in steps.GroupBy(step => step.Value.Name, Names.Comparer).Where(group => group.Count() > 1))
        {
            // Within a file that was told already.
            if (same.FirstOrDefault(above.Contains) is { } step && same.FirstOrDefault(other => other.File != step.File) is { } other)
            {
                step.File.Problems.Add(
                    "duplicate-name",
                    $"the step name '{same.Key}' is taken by a step of {other.File.Origin}; give this one another name, or the same id",
                    step.Raw.Place);
            }
        }

        return steps;
    }

    private static List<T> Put<T>(IReadOnlyList<T> below, IReadOnlyList<T> above, Func<T, string?> idOf, Func<T, string> nameOf)
    {
        var steps = new List<T>(below);
        var (ids, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(Names.Comparer));
        for (var i = 0; i < steps.Count; i++)
        {
            names[nameOf(steps[i])] = i;
            if (idOf(steps[i]) is { } id)
                ids[id] = i;
        }

        foreach (var step in above)
        {
            if (idOf(step) is { } id ? ids.TryGetValue(id, out var at) : names.TryGetValue(nameOf(step), out at))
                steps[at] = step;
            else
                steps.Add(step);
        }

        return steps;
    }

    private static string? IdOf(Sourced<StepDefinition> step) => Text(step, "code") ?? Text(step, "id");

    private static string? Text(Sourced<StepDefinition> step, string key) =>
        step.Raw is TomlTable table && table.TryGet(key, out var entry) && entry.Value is TomlString text ? $"{key}={text.Value}" : null;
}
