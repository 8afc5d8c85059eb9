using System.Collections;

namespace Coro.Engine.Planning;

/// <summary>Children whose dependencies were checked and found while they were loaded, so that planning need not do it again.</summary>
internal sealed class ResolvedChildren(IReadOnlyList<ChildDefinition> children, Adjacency edges) : IReadOnlyList<ChildDefinition>
{
    /// <summary>What each depends on, by position.</summary>
    public Adjacency Edges => edges;

    public int Count => children.Count;

    public ChildDefinition this[int index] => children[index];

    public IEnumerator<ChildDefinition> GetEnumerator() => children.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
