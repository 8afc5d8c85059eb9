using Coro.Engine.State;

namespace Coro.Engine.Gates;

/// <summary>What a start does when a campaign of that name is there already.</summary>
internal static class ExistingCampaigns
{
    private const string Resume = "resume";
    private const string Overwrite = "overwrite";

    /// <summary>
    /// Finds it out. A headless start was given its brief on purpose, so it overwrites; the old campaign is archived, never
    /// lost.
    /// </summary>
    /// <exception cref="UserCancelledException">The person at the prompt left.</exception>
    public static async Task<ExistingCampaign> DecideAsync(Workspace workspace, RunOptions options, ICampaignHost host)
    {
        if (options.Existing is { } decided)
            return decided;
        if (options.Headless || !host.IsInteractive)
            return ExistingCampaign.Overwrite;
        var answer = await host.AskAsync(
            new()
            {
                Id = "existing",
                Kind = GateKind.Existing,
                Question = $"The campaign {workspace.Name} exists already ({workspace.Folder}). Resume it, or archive it and start afresh?",
                Choices = [Resume, Overwrite],
                Default = Resume,
            },
            CancellationToken.None);
        return answer?.Choice switch
        {
            Resume => ExistingCampaign.Resume,
            Overwrite => ExistingCampaign.Overwrite,
            _ => throw new UserCancelledException("Left at the question whether to resume or overwrite; nothing was changed."),
        };
    }
}
