namespace Coro;

/// <summary>A provider that refused because it was asked too often.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Until">When it may be asked again.</param>
public sealed record RateLimit(string Provider, DateTimeOffset Until);
