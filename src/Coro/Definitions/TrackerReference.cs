namespace Coro;

/// <summary>An item in somebody's issue tracker.</summary>
/// <param name="Provider">The tracker, for example <c>github</c> or <c>jira</c>.</param>
/// <param name="Key">What the item is called there.</param>
/// <param name="Url">Its address for people; null: it has none.</param>
public sealed record TrackerReference(string Provider, string Key, string? Url = null);
