using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>What mending a campaign's files comes to, step by step, in words.</summary>
internal static class RepairSteps
{
    private const string Time = "<time>";

    /// <summary>The steps, in their order; empty: there is nothing to do.</summary>
    public static IReadOnlyList<string> Of(LoadedCampaign loaded, Workspace workspace, bool hasJournal)
    {
        var steps = new List<string>();
        var (journal, state) = (Path.GetFileName(workspace.Journal), Path.GetFileName(workspace.Checkpoint));
        if (loaded.CutTail)
            steps.Add($"cut off the end of {journal} that was never finished");
        if (loaded.KeepSkillForge)
            steps.Add($"keep Skill Forge's {state} as {Path.GetFileName(workspace.SkillForgeState)}, and begin a journal with what it says");
        else if (loaded.Beginning?.OfType<StateAdopted>().LastOrDefault() is { } adopted)
            steps.Add(
                (hasJournal ? $"keep {journal} aside as {journal}.broken-{Time}, and begin a new one" : $"begin a new {journal}")
                + (adopted.From == journal ? " with what is good of it" : $" with what {adopted.From} says"));
        if (loaded.SetAside)
            steps.Add($"keep {state} aside as {state}.broken-{Time}");
        if (loaded.ToRecord.OfType<StateAdopted>().Any())
            steps.Add("take the edited state file as it is");
        if (loaded.Rewrite)
            steps.Add($"write {state} again");
        return steps;
    }
}
