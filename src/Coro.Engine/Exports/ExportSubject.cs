using Coro.Engine.Running;
using Coro.Engine.Stages;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Exports;

/// <summary>The command that exports one skill. Its step is named after the skill, and so are its logs.</summary>
/// <param name="state">The campaign.</param>
/// <param name="skill">The skill.</param>
/// <param name="all">All that are exported: what they have in common is written once for them.</param>
/// <param name="attempt">Which turn at the campaign it belongs to.</param>
internal sealed class ExportSubject(CampaignState state, ExportedSkill skill, IReadOnlyList<ExportedSkill> all, int attempt)
    : StageSubject(state, StageList.Export.Slug, attempt)
{
    private readonly int _attempt = attempt;

    public override StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber) =>
        requests.ForExport(skill, all, step, _attempt, tryNumber);
}
