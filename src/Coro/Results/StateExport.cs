namespace Coro;

/// <summary>A campaign's state, written down in some format.</summary>
/// <param name="Text">What belongs into the file; it ends with a line break.</param>
/// <param name="Notes">What the format has no place or no word for, a sentence each; empty: it tells everything.</param>
public sealed record StateExport(string Text, IReadOnlyList<string> Notes);
