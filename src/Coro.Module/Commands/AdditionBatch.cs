namespace Coro.Module.Commands;

/// <summary>Children that are to join one campaign.</summary>
/// <param name="Root">The folder that holds the campaign.</param>
/// <param name="Campaign">The campaign's name.</param>
internal sealed record AdditionBatch(string Root, string Campaign)
{
    /// <summary>The children, as they came.</summary>
    public List<ChildDefinition> Children { get; } = [];

    /// <summary>How many could not be made sense of; then none joins.</summary>
    public int Flawed { get; set; }
}
