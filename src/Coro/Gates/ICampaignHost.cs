namespace Coro;

/// <summary>
/// Who runs a campaign, as the engine sees it: somebody to tell and, perhaps, to ask. Calls come one at a time, from the
/// engine's own thread; whoever takes long holds the campaign up.
/// </summary>
public interface ICampaignHost
{
    /// <summary>Whether <see cref="AskAsync"/> reaches a person.</summary>
    bool IsInteractive { get; }

    /// <summary>Tells where a campaign stands that is about to be gone on with, or that is finished already. It comes before all else.</summary>
    /// <param name="summary">What there is to know. Whoever has no use for it does nothing.</param>
    void OnResume(ResumeSummary summary)
    {
    }

    /// <summary>Tells of a stage.</summary>
    /// <param name="progress">What happened.</param>
    void OnStage(StageProgress progress);

    /// <summary>Tells of a child.</summary>
    /// <param name="progress">What happened.</param>
    void OnChild(ChildProgress progress);

    /// <summary>Tells of something worth knowing that changes nothing.</summary>
    /// <param name="text">One line.</param>
    /// <param name="warning">Whether it should worry.</param>
    void OnNote(string text, bool warning);

    /// <summary>Asks a person. Called only while <see cref="IsInteractive"/>.</summary>
    /// <param name="gate">The question.</param>
    /// <param name="cancellationToken">
    /// Takes the question back: the campaign stops, somebody else has answered, or there is other work again. An answer that comes
    /// later is not heard any more.
    /// </param>
    /// <returns>The answer; null: the person leaves the campaign here (exit 12).</returns>
    ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken);
}
