namespace Coro.Module.Hosting;

/// <summary>Shows a run; called on the pipeline's thread only.</summary>
internal interface ICampaignView
{
    /// <summary>Whether what is shown is older than what is known.</summary>
    bool IsBehind { get; }

    /// <summary>How often it is worth showing something new.</summary>
    TimeSpan Pace { get; }

    /// <summary>Shows where a campaign stands that is gone on with.</summary>
    void Resume(ResumeSummary summary);

    void Stage(StageProgress progress);

    void Child(ChildProgress progress);

    void Note(string text, bool warning);

    /// <summary>Asks a gate's question.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="settled">Tells that nobody needs an answer any more.</param>
    /// <returns>The answer; null: the person leaves, or nobody needs one any more.</returns>
    GateAnswer? Ask(Gate gate, CancellationToken settled);

    /// <summary>Writes a line for the service that runs the pipeline, as it is.</summary>
    void Line(string text);

    /// <summary>Shows what is new, unless something was shown just now.</summary>
    void Refresh();

    /// <summary>Takes away what must not stay on the screen.</summary>
    void Close();
}
