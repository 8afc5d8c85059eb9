using Coro.Engine.Planning;

namespace Coro.Engine.Loading;

/// <summary>Names are equal whatever their case; after loading, they are spelt alike as well.</summary>
internal static class Spelling
{
    /// <summary>Spells each dependency as its target is.</summary>
    /// <param name="children">The children, in which no dependency occurs twice.</param>
    /// <param name="edges">Where each dependency is, in the same order.</param>
    public static ResolvedChildren Unify(List<ChildDefinition> children, Adjacency edges)
    {
        for (var child = 0; child < children.Count; child++)
        {
            var dependsOn = children[child].DependsOn;
            Dependency[]? respelt = null;
            var positions = edges[child];
            for (var i = 0; i < positions.Length; i++)
            {
                var name = children[positions[i]].Name;
                if (name == dependsOn[i].Child)
                    continue;
                respelt ??= [.. dependsOn];
                respelt[i] = respelt[i] with { Child = name };
            }

            if (respelt is not null)
                children[child] = children[child] with { DependsOn = respelt };
        }

        return new(children, edges);
    }
}
