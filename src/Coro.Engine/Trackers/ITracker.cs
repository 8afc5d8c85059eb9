namespace Coro.Engine.Trackers;

/// <summary>
/// Talks to one kind of issue tracker. Everything may be called again after a call whose answer was lost, and then changes nothing: what
/// is created carries a marker by which it is found. A tracker that fails stops no campaign; whoever calls tells of it and goes on.
/// </summary>
internal interface ITracker
{
    /// <summary>What references to its items have as their provider, for example <c>github</c>, <c>jira</c> or <c>file</c>.</summary>
    string Provider { get; }

    /// <summary>The reference to an item that <see cref="ListAsync"/> named, as far as it is known without asking.</summary>
    TrackerReference ReferenceTo(string key);

    /// <summary>Creates the item that stands for the whole campaign, or finds the one with the draft's marker.</summary>
    /// <exception cref="TrackerException">It could not.</exception>
    Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken);

    /// <summary>Creates the item of a child below the epic, or finds the one with the draft's marker.</summary>
    /// <exception cref="TrackerException">It could not.</exception>
    Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken);

    /// <summary>Notes that one item waits for another.</summary>
    /// <exception cref="TrackerException">It could not.</exception>
    Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken);

    /// <summary>Writes a comment, unless one with the marker is there.</summary>
    /// <exception cref="TrackerException">It could not.</exception>
    Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken);

    /// <summary>Has an item say where its work stands.</summary>
    /// <exception cref="TrackerException">It could not.</exception>
    Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken);

    /// <summary>What an item says, to make a job of.</summary>
    /// <exception cref="TrackerException">It could not be read.</exception>
    Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The references of the open items that carry a label.</summary>
    /// <exception cref="TrackerException">They could not be listed.</exception>
    Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken);
}
