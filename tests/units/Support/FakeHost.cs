namespace Coro.Tests.Support;

/// <summary>Remembers what it was told, and answers as the test says.</summary>
internal sealed class FakeHost(Func<Gate, GateAnswer?>? answer = null) : ICampaignHost
{
    public List<StageProgress> Stages { get; } = [];
    public List<ChildProgress> Children { get; } = [];
    public List<string> Notes { get; } = [];
    public List<Gate> Asked { get; } = [];
    public List<ResumeSummary> Resumed { get; } = [];
    public Action<ChildProgress>? OnChildToo { get; init; }

    public Action<string>? OnNoteToo { get; init; }

    /// <summary>Answers in its own time, or not at all.</summary>
    public Func<Gate, CancellationToken, Task<GateAnswer?>>? Slowly { get; init; }

    /// <summary>A kind of question that a test is not about, and that is not in <see cref="Asked"/>.</summary>
    public GateKind? KeepsQuietAbout { get; init; }

    public bool IsInteractive => answer is not null || Slowly is not null;

    public void OnResume(ResumeSummary summary) => Resumed.Add(summary);

    public void OnStage(StageProgress progress) => Stages.Add(progress);

    public void OnChild(ChildProgress progress)
    {
        Children.Add(progress);
        OnChildToo?.Invoke(progress);
    }

    public void OnNote(string text, bool warning)
    {
        Notes.Add(text);
        OnNoteToo?.Invoke(text);
    }

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken)
    {
        if (gate.Kind != KeepsQuietAbout)
            Asked.Add(gate);
        return Slowly is not null ? new(Slowly(gate, cancellationToken)) : new(answer!(gate));
    }
}
