namespace Coro.Tests.Planning;

/// <summary>Children for tests.</summary>
internal static class Graphs
{
    /// <summary>A child from <c>name</c>, or <c>name/B</c> for tier B, and what it depends on.</summary>
    public static ChildDefinition Child(string name, params string[] dependsOn) => new()
    {
        Name = name.Split('/')[0],
        Tier = name.EndsWith("/B", StringComparison.Ordinal) ? Tier.B : Tier.A,
        DependsOn = [.. dependsOn.Select(d => new Dependency(d))],
    };

    /// <summary>A graph of up to 12 children in any order, with or without cycles.</summary>
    public static List<ChildDefinition> Random(int seed, bool acyclic)
    {
        var random = new Random(seed);
        var n = random.Next(0, 13);
        var density = random.NextDouble() * 0.5;
        var names = Enumerable.Range(0, n).Select(i => $"{"zYxAbC"[random.Next(6)]}{i}").ToArray();
        var children = Enumerable.Range(0, n).Select(i => new ChildDefinition
        {
            Name = names[i],
            Tier = random.Next(2) == 0 ? Tier.A : Tier.B,
            DependsOn =
            [
                .. Enumerable.Range(0, n)
                    .Where(j => j != i && (!acyclic || j < i) && random.NextDouble() < density)
                    .Select(j => new Dependency(names[j])),
            ],
        }).ToArray();
        random.Shuffle(children);
        return [.. children];
    }

    public static List<ChildDefinition> Shuffled(List<ChildDefinition> children, int seed)
    {
        var copy = children.ToArray();
        new Random(seed).Shuffle(copy);
        return [.. copy];
    }
}
