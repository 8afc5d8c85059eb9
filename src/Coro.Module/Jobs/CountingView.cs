using Coro.Module.Hosting;

namespace Coro.Module.Jobs;

/// <summary>A view that remembers the last counts besides.</summary>
/// <param name="view">The view.</param>
/// <param name="counted">Told of them.</param>
internal sealed class CountingView(ICampaignView view, Action<CampaignCounts> counted) : ICampaignView
{
    public bool IsBehind => view.IsBehind;

    public TimeSpan Pace => view.Pace;

    public void Resume(ResumeSummary summary) => view.Resume(summary);

    public void Stage(StageProgress progress)
    {
        if (progress.Counts is { } counts)
            counted(counts);
        view.Stage(progress);
    }

    public void Child(ChildProgress progress)
    {
        counted(progress.Counts);
        view.Child(progress);
    }

    public void Note(string text, bool warning) => view.Note(text, warning);

    public GateAnswer? Ask(Gate gate, CancellationToken settled) => view.Ask(gate, settled);

    public void Line(string text) => view.Line(text);

    public void Refresh() => view.Refresh();

    public void Close() => view.Close();
}
