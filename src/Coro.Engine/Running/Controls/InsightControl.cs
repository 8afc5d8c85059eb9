using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Takes down what somebody says of insights.</summary>
/// <param name="state">The state that the events are folded into.</param>
/// <param name="record">Writes an event down and folds it in.</param>
internal sealed class InsightControl(CampaignState state, Action<CampaignEvent> record)
{
    public List<ControlOutcome> Apply(InsightRequest request) =>
        request.Insights is { Count: > 0 } ids && ids.All(id => id is not null)
            ? [.. ids.Distinct(Names.Comparer).Select(id => Judge(id, request))]
            : [new() { Target = "campaign", Verdict = ControlVerdict.Refused, Reason = "the request names no insight" }];

    private ControlOutcome Judge(string id, InsightRequest request)
    {
        var wanted = request.Approve ? InsightStatus.Approved : InsightStatus.Rejected;
        if (state.Insights.Values.FirstOrDefault(one => Names.Comparer.Equals(one.Id, id)) is not { } insight)
        {
            var known = state.Insights.Count == 0 ? "the campaign has none so far" : "they are " + string.Join(", ", state.Insights.Keys);
            return new() { Target = id, Verdict = ControlVerdict.Refused, Reason = $"there is no such insight; {known}" };
        }

        if (insight.Status == wanted)
            return new() { Target = insight.Id, Verdict = ControlVerdict.Unchanged, Reason = $"it is {(request.Approve ? "approved" : "rejected")} already" };
        record(new InsightJudged(insight.Id, request.Approve, request.By, request.Why));
        return new() { Target = insight.Id, Verdict = ControlVerdict.Done };
    }
}
