namespace Coro.Engine.Trackers;

/// <summary>An item that is to be created.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Marker">What tells it from all others for ever: job id and, of a child, its name.</param>
/// <param name="Since">When it was created at the earliest; nothing older is looked through.</param>
internal sealed record TrackerDraft(string Title, string Body, string Marker, DateTimeOffset Since);
