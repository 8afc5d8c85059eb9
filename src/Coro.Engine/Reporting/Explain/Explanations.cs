using System.Globalization;
using Coro.Engine.Gates;
using Coro.Engine.State;

namespace Coro.Engine.Reporting.Explain;

/// <summary>
/// Says for each child why it has the status that it has, and what a resume would do with it: a function of the state. What is
/// the same for all children is worked out once.
/// </summary>
/// <param name="state">The campaign.</param>
/// <param name="context">What its state does not hold.</param>
/// <param name="waiting">The words for what is waited for.</param>
internal sealed class Explanations(CampaignState state, ViewContext context, WaitingFor waiting)
{
    private const int MostFindings = 10;

    private readonly StatusReasons _reasons = new(state, waiting, context.IsRunning);
    private readonly ResumeOutlook _outlook = new(state, waiting, context.IsRunning);

    /// <summary>Explains one child.</summary>
    public ChildExplanation Of(ChildState child)
    {
        var (effect, because) = _outlook.Of(child);
        return new() { Why = _reasons.Of(child), OnResume = effect, Because = because, Details = [.. Details(child)] };
    }

    private IEnumerable<string> Details(ChildState child)
    {
        if (child.Added is { } added)
            yield return $"{added.By} added it at {added.At:u}{StatusReasons.Because(added.Why)}";
        if (child.Decision is { What: ChildOperation.Rerun or ChildOperation.Resume } again)
            yield return $"attempt {child.Attempt}: {StatusReasons.Words(again)}";
        if (child.Status == ChildStatus.Escalated || child.Decision is { What: ChildOperation.Accept })
        {
            foreach (var line in Findings(child))
                yield return line;
        }

        if (child is { Status: ChildStatus.Failed or ChildStatus.Escalated, Step: { } step, Try: > 0 })
            yield return $"log of step {step}: {Log(child, step)}";
        if (child.Status != ChildStatus.Active && child.MayHaveProcess)
        {
            yield return context.IsRunning
                ? $"its old process{Id(child)} has not ended yet, and holds its slot and locks until then"
                : $"a process{Id(child)} of it may still run; a resume ends it first";
        }
    }

    private IEnumerable<string> Findings(ChildState child)
    {
        var blocking = QualityRule.Blocking(state.GateOf(child.Name).Hard, child.Findings).ToList();
        foreach (var finding in blocking.Take(MostFindings))
            yield return StatusReasons.Finding(finding);
        if (blocking.Count > MostFindings)
            yield return $"and {blocking.Count - MostFindings} more";
    }

    private string Log(ChildState child, string step)
    {
        var folder = child.Batch is { } batch ? context.Workspace.Batch(batch) : context.Workspace.Attempt(child.Name, child.Attempt);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{step}.{child.Try}.out.log"));
    }

    private static string Id(ChildState child) =>
        (child.Process ?? child.Leftovers.FirstOrDefault()?.Process) is { } process ? $" {process.Pid}" : "";
}
