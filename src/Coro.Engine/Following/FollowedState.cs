using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>The state of a campaign that somebody else may be running, kept up from its journal.</summary>
internal sealed class FollowedState
{
    private readonly CampaignTail<JournalEntry> _tail;

    public FollowedState(Workspace workspace, TimeProvider time) => _tail = new(workspace, time, Pick);

    /// <summary>What is known of the campaign; where its journal was begun anew, another object.</summary>
    public CampaignState State { get; private set; } = new();

    /// <inheritdoc cref="CampaignTail{T}.Workspace"/>
    public Workspace Workspace => _tail.Workspace;

    /// <inheritdoc cref="CampaignTail{T}.IsHeld"/>
    public bool IsHeld => _tail.IsHeld;

    /// <inheritdoc cref="CampaignTail{T}.IsOver"/>
    public bool IsOver => _tail.IsOver;

    /// <inheritdoc cref="CampaignTail{T}.Note"/>
    public string? Note => _tail.Note;

    /// <summary>Gives what has come since the last look, each entry when it is folded in.</summary>
    /// <param name="last">Whether there will be no other look.</param>
    public IEnumerable<JournalEntry> Look(bool last)
    {
        foreach (var entry in _tail.Look(last))
        {
            if (entry.Event is CampaignCreated)
                State = new();
            Replay.Apply(State, entry, Workspace.Journal);
            yield return entry;
        }
    }

    /// <inheritdoc cref="CampaignTail{T}.PauseAsync"/>
    public Task PauseAsync(CancellationToken cancellationToken) => _tail.PauseAsync(cancellationToken);

    private bool Pick(in JournalLine line, ReadOnlySpan<byte> bytes, out JournalEntry entry)
    {
        try
        {
            entry = line.Entry(bytes);
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw JournalReader.NotUnderstood($"{Workspace.Journal}, entry {line.Sequence}", e);
        }
    }
}
