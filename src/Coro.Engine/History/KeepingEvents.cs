namespace Coro.Engine.History;

/// <summary>
/// A checkpoint with this content is about to be written. It holds the fold of all events up to
/// <paramref name="Through"/>. A state file whose hash no such event names was not written by Coro.
/// </summary>
internal sealed record CheckpointWritten(string Sha256, long Through) : CampaignEvent;

/// <summary>
/// A state file that Coro did not write (somebody edited it) was taken as the truth. The event carries the file's text,
/// so that the journal stays the whole history. <paramref name="From"/> says whose file it was, where nobody edited one.
/// </summary>
internal sealed record StateAdopted(string Yaml, IReadOnlyList<string> Changes, string? From = null) : CampaignEvent;

/// <summary>State was rebuilt after damage.</summary>
internal sealed record StateRecovered(string What, string From) : CampaignEvent;

/// <summary>Something worth telling that changes nothing.</summary>
internal sealed record NoteWritten(NoteLevel Level, string Text, string? Child = null) : CampaignEvent;

/// <summary>How much a note matters.</summary>
internal enum NoteLevel
{
    /// <summary>Tells.</summary>
    Info,

    /// <summary>Warns.</summary>
    Warning,
}
