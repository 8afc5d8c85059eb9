using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>What campaign-level commands answered, as front ends see it.</summary>
internal static class StageViews
{
    private static readonly StageName[] OfSkills = [StageList.Capstone, StageList.Verify, StageList.Refine];
    private static readonly StageName[] OfDeliveries = [DeliveryStages.Architecture, DeliveryStages.Integration];

    /// <summary>Those that have answered, by number.</summary>
    public static IReadOnlyList<CampaignStage> Of(CampaignState state)
    {
        var views = new List<CampaignStage>();
        foreach (var stage in state.Settings.Workflow == Workflow.Skills ? OfSkills : OfDeliveries)
        {
            if (!state.StageResults.TryGetValue(stage.Slug, out var result))
                continue;
            views.Add(new()
            {
                Campaign = state.Name,
                Stage = stage.Number,
                Name = stage.Slug,
                Outcome = result.Outcome,
                Message = result.Message ?? result.Result?.Message,
                CompletedAt = result.CompletedAt,
                Result = result.Result,
            });
        }

        return [.. views];
    }
}
