namespace Coro.Engine;

/// <summary>What a list of names needs of a child.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Message">What was said of it last; null: nothing.</param>
public sealed record ChildGlance(string Name, ChildStatus Status, string Lane, string? Message);
