namespace Coro;

/// <summary>Adds children. All of them join, or none.</summary>
public sealed record AddChildrenRequest : ControlRequest
{
    /// <summary>The children; they may depend on each other and on those that are there.</summary>
    public required IReadOnlyList<ChildDefinition> Children { get; init; }
}
