namespace Coro.Module.Hosting;

/// <summary>Wants to hear nothing.</summary>
internal sealed class SilentHost : ICampaignHost
{
    public static readonly SilentHost Instance = new();

    public bool IsInteractive => false;

    public void OnStage(StageProgress progress)
    {
    }

    public void OnChild(ChildProgress progress)
    {
    }

    public void OnNote(string text, bool warning)
    {
    }

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => new((GateAnswer?)null);
}
