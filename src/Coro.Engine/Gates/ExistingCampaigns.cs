using Coro.Engine.State;

namespace Coro.Engine.Gates;

/// <summary>What a start does when a campaign of that name is there already.</summary>
internal static class ExistingCampaigns
{
    /// <summary>Finds it out: what the caller says, else whoever answers the question.</summary>
    /// <exception cref="UserCancelledException">The person at the prompt left.</exception>
    /// <exception cref="AwaitingInputException">The caller wants nothing done here without an answer.</exception>
    public static async Task<ExistingCampaign> DecideAsync(Workspace workspace, RunOptions options, ICampaignHost host)
    {
        if (options.Existing is { } decided)
            return decided;
        var gate = Questions.Existing(workspace.Name, workspace.Folder);
        var (answer, left) = await Gatekeeper.AnswerAsync(gate, options, host, CancellationToken.None);
        return answer?.Choice switch
        {
            Choices.Resume => ExistingCampaign.Resume,
            Choices.Overwrite => ExistingCampaign.Overwrite,
            _ => throw Gatekeeper.Unanswered(gate, left),
        };
    }
}
