namespace Coro.Engine.Loading;

/// <summary>
/// Puts lists of steps on top of each other: a step takes the place of the one below it that it is another version of; any other
/// is appended.
/// </summary>
internal static class StepLists
{
    /// <summary>Puts steps that only have names: who has the same name takes the place.</summary>
    public static IReadOnlyList<StepDefinition> Put(IReadOnlyList<StepDefinition> below, IReadOnlyList<StepDefinition> above) =>
        Put(below, above, step => step.Name, _ => null);

    /// <summary>Puts steps of which some have ids.</summary>
    /// <param name="below">What is there.</param>
    /// <param name="above">What is put on top of it.</param>
    /// <param name="nameOf">A step's name; without an id, it takes the place of the one with the same.</param>
    /// <param name="idOf">A step's id; null: it has none. With one, it takes the place of the one with the same, whatever their names.</param>
    public static IReadOnlyList<T> Put<T>(IReadOnlyList<T> below, IReadOnlyList<T> above, Func<T, string> nameOf, Func<T, string?> idOf)
    {
        var steps = new List<T>(below);
        var (names, ids) = (new Dictionary<string, int>(Names.Comparer), new Dictionary<string, int>(StringComparer.Ordinal));
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
}
