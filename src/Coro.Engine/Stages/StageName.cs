namespace Coro.Engine.Stages;

/// <summary>A stage's place in its workflow and what it is called. No two stages of any workflows share a slug.</summary>
/// <param name="Number">From 0, in the order in which stages run.</param>
/// <param name="Slug">The stable word: in events, progress lines, folders, file names.</param>
/// <param name="Title">The same for people.</param>
internal sealed record StageName(int Number, string Slug, string Title);
