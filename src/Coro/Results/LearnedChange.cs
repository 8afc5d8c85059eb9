namespace Coro;

/// <summary>The change that bundles what a campaign learned, as it was proposed.</summary>
/// <param name="Branch">Its branch.</param>
/// <param name="Commit">The commit at the branch's end.</param>
/// <param name="Repository">The repository; an absolute folder.</param>
/// <param name="Url">Its pull request; null: there is none.</param>
public sealed record LearnedChange(string Branch, string Commit, string Repository, string? Url = null);
