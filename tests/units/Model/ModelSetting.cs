namespace Coro.Tests.Model;

/// <summary>What a campaign's brief says, as far as the reference has to know it.</summary>
internal sealed class ModelSetting(CampaignSettings settings)
{
    public bool HaltsOnFailure => settings.OnChildFailure == FailurePolicy.Halt;

    public int LaneLimit(string lane) => settings.Limits.Lanes.GetValueOrDefault(lane, int.MaxValue);

    /// <summary>A child's own steps, else its lane's pipeline, else its tier's.</summary>
    public (string Name, IReadOnlyList<StepDefinition> Steps, bool Batch) PipelineOf(ModelChild child)
    {
        if (child.OwnSteps is { } own)
            return ("own", own, false);
        var name = settings.Pipelines.ContainsKey(child.Lane) ? child.Lane : $"{child.Tier}";
        return (name, settings.Pipelines[name].Steps, settings.Pipelines[name].Batch);
    }

    public bool IsAllDone(ModelChild child) => PipelineOf(child).Steps.All(step => child.StepsDone.Contains(step.Name));

    /// <summary>Gives a child whose steps have all succeeded its verdict: findings first, then the score.</summary>
    public void Judge(ModelChild child)
    {
        child.EscalatedByGate = child.HasBlockingFinding;
        child.Status = child.HasBlockingFinding ? ChildStatus.Escalated
            : child.Score < settings.QualityGate.SoftFallback ? ChildStatus.Failed
            : ChildStatus.Completed;
    }
}
