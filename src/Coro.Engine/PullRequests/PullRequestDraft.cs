namespace Coro.Engine.PullRequests;

/// <summary>A pull request that is to be created.</summary>
/// <param name="Repository">The repository: a URL or a path.</param>
/// <param name="Branch">The branch that is to be merged; it is there.</param>
/// <param name="Base">The branch that it is to be merged into.</param>
/// <param name="Title">What it is called: one line.</param>
/// <param name="Body">What it says, in Markdown.</param>
internal sealed record PullRequestDraft(string Repository, string Branch, string Base, string Title, string Body);
