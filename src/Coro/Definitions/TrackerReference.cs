namespace Coro;

/// <summary>An item in somebody's issue tracker.</summary>
/// <param name="Provider">The tracker, for example <c>github</c> or <c>jira</c>.</param>
/// <param name="Key">What the item is called there.</param>
/// <param name="Url">Its address for people; null: it has none.</param>
public sealed record TrackerReference(string Provider, string Key, string? Url = null)
{
    /// <summary>What it is called, and where: <c>github:acme/shop#12</c>.</summary>
    public override string ToString() => Provider.Length == 0 ? Key : $"{Provider}:{Key}";
}
