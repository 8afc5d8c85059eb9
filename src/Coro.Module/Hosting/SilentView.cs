namespace Coro.Module.Hosting;

/// <summary>Stands in for a view that nobody looks at any more: shows nothing, and leaves every question.</summary>
internal sealed class SilentView : ICampaignView
{
    public static readonly SilentView Instance = new();

    public bool IsBehind => false;

    public TimeSpan Pace => TimeSpan.Zero;

    public void Resume(ResumeSummary summary)
    {
    }

    public void Stage(StageProgress progress)
    {
    }

    public void Child(ChildProgress progress)
    {
    }

    public void Note(string text, bool warning)
    {
    }

    public GateAnswer? Ask(Gate gate, CancellationToken settled) => null;

    public void Line(string text)
    {
    }

    public void Refresh()
    {
    }

    public void Close()
    {
    }
}
