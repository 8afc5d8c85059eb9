namespace Coro.Module.Commands;

/// <summary>Children of one campaign that came down the pipeline.</summary>
/// <param name="Root">The folder that holds the campaign.</param>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="IsRunning">Whether somebody ran it when the first child came.</param>
/// <param name="Known">The names of all children that it has.</param>
internal sealed record ChildBatch(string Root, string Campaign, bool IsRunning, IReadOnlyList<string> Known)
{
    /// <summary>Their names, as they came.</summary>
    public List<string> Children { get; } = [];
}
