namespace Coro.Engine.State;

/// <summary>Works out a campaign's state from its files, and changes none of them.</summary>
internal static class CampaignLoader
{
    public static LoadedCampaign Load(Workspace workspace, IDisk disk, Func<CampaignDefinition?> brief, bool isRunning)
    {
        _ = brief;
        _ = isRunning;
        var state = new CampaignState();
        var scan = JournalReader.Read(disk, workspace.Journal, entry => Fold.Apply(state, entry));
        if (scan is null)
            throw new InvalidStateException($"There is no campaign in {workspace.Folder}.");
        return new() { State = state, End = scan.End };
    }
}
