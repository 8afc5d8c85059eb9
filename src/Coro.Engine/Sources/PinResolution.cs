namespace Coro.Engine.Sources;

/// <summary>What a pin means in a repository, or why it means nothing.</summary>
internal abstract record PinResolution;

/// <summary>The pin means a commit.</summary>
/// <param name="Pin">The pin as it was asked for; without one, the tag or branch that was chosen.</param>
/// <param name="Ref">The whole name of the ref; for a commit that no ref ends at, the commit.</param>
/// <param name="CommitSha">The commit.</param>
/// <param name="Note">What a reader of the log should know about it; null: nothing.</param>
internal sealed record ResolvedPin(string Pin, string Ref, string CommitSha, string? Note = null) : PinResolution;

/// <summary>The pin means nothing there.</summary>
/// <param name="Reason">Why, in words that follow "the pin 'x' ".</param>
/// <param name="Suggestions">The nearest tags and branches, the nearest first.</param>
/// <param name="Tags">How many tags the repository has.</param>
internal sealed record UnknownPin(string Reason, IReadOnlyList<string> Suggestions, int Tags) : PinResolution;
