using Coro.Engine.Following;
using Coro.Engine.Reporting;

namespace Coro.Engine;

/// <summary>
/// Looks on while somebody else runs a campaign, as if it were run here: a host is told the same as the run's own. It takes no lock,
/// writes nothing and changes nothing.
/// </summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignWatch(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>Watches until about a second after nobody runs the campaign.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="host">Whom to tell. It is never asked: questions are the business of whoever runs the campaign.</param>
    /// <param name="cancellationToken">Ends the watching; the campaign goes on.</param>
    /// <returns>
    /// How the campaign's last run ended: <see cref="ExitCode.InvalidState"/> where it died without a word, or there was none.
    /// </returns>
    /// <exception cref="InvalidStateException">There is no such campaign.</exception>
    /// <exception cref="CorruptStateException">Its journal does not make sense.</exception>
    public async Task<CampaignResult> RunAsync(string? campaign, ICampaignHost host, CancellationToken cancellationToken)
    {
        var followed = new FollowedState(_store.Resolve(campaign), _time);
        var retelling = new Retelling(host);
        foreach (var _ in followed.Look(last: false))
            cancellationToken.ThrowIfCancellationRequested();
        if (followed.IsHeld)
            retelling.Begin(followed.State);
        while (!followed.IsOver)
        {
            await followed.PauseAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in followed.Look(last: false))
                retelling.Tell(followed.State, entry.Event);
            retelling.TellGates(followed.State);
        }

        if (followed.State.Sequence == 0)
            throw new CorruptStateException($"Nothing is known of the campaign: {followed.Note}. Resume it to have it mended.");
        if (followed.Note is { } note)
            host.OnNote(note, warning: true);
        return CampaignResults.OfLastRun(
            followed.State, new() { Workspace = followed.Workspace, Root = root, Now = _time.GetUtcNow() });
    }
}
