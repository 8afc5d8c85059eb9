using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>Writes the text that tells an agent what to do.</summary>
internal interface IKickoffWriter
{
    /// <summary>For one child.</summary>
    string ForChild(CampaignState state, ChildState child, string? directive);

    /// <summary>For the children of a batch.</summary>
    string ForBatch(CampaignState state, IReadOnlyList<ChildState> children, string? directive);

    /// <summary>For a campaign-level command.</summary>
    string ForStage(CampaignState state, string stage, string? directive);
}
