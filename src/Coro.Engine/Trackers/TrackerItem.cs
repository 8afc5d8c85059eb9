namespace Coro.Engine.Trackers;

/// <summary>An item as its tracker has it.</summary>
/// <param name="Reference">Where it is.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">Its text.</param>
/// <param name="Labels">Its labels.</param>
internal sealed record TrackerItem(TrackerReference Reference, string Title, string Body, IReadOnlyList<string> Labels);
