namespace Coro;

/// <summary>An edge of the graph: the child that has to come first.</summary>
/// <param name="Child">Its name.</param>
/// <param name="Require">What is asked of it.</param>
public sealed record Dependency(string Child, DependencyRequirement Require = DependencyRequirement.Satisfied)
{
    /// <summary>The name; with what is asked of it beyond that, where it is.</summary>
    public override string ToString() => Require == DependencyRequirement.Satisfied ? Child : $"{Child} ({Require.ToString().ToLowerInvariant()})";
}
