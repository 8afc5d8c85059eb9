using Coro.Engine.State;

namespace Coro.Tests.Model;

/// <summary>Holds the engine's state against a moment of the reference.</summary>
internal static class ModelMatch
{
    /// <summary>
    /// The moment as the engine has it after a crash; null: it is another. What was begun and seen by nobody may be in the journal
    /// already: children that were started, and verdicts for which no step had to run.
    /// </summary>
    public static ModelState? Of(ModelSetting setting, ModelState moment, CampaignState found)
    {
        var guess = moment.Copy();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var child in guess.Children)
            {
                if (found.Find(child.Name) is not { } real || real.Status == guess.Shown(child))
                    continue;
                if (guess.Shown(child) == ChildStatus.Ready && real.Status != ChildStatus.Pending)
                    (child.Status, child.Attempt, changed) = (ChildStatus.Active, Math.Max(1, child.Attempt), true);
                else if (child.Status == ChildStatus.Active && child.Started is null && setting.IsAllDone(child))
                    changed = Judged(setting, child, real.Status);
            }
        }

        // A try that was begun and seen by nobody has ended its child's wait.
        foreach (var child in guess.Children.Where(child => child.Until is not null))
        {
            if (found.Find(child.Name) is { StepRuns: true, Deferred: null })
                child.Until = null;
        }

        return IsExact(guess, found) ? guess : null;
    }

    public static bool IsExact(ModelState moment, CampaignState found) =>
        moment.Throttle == found.Settings.Limits.Throttle
        && moment.Children.Count == found.Children.Count
        && moment.Children.TrueForAll(child => found.Find(child.Name) is { } real
            && real.Status == moment.Shown(child)
            && real.Attempt == child.Attempt
            && Names.Comparer.Equals(real.Definition.Lane, child.Lane)
            && real.StepsDone.SequenceEqual(child.StepsDone)
            && real.Deferred?.Until == child.Until
            && (child.Status != ChildStatus.Active || FailuresOf(real) == child.Failures)
            && (child.Started is null || real.StepRuns))
        && moment.Handled.Keys.ToHashSet().SetEquals(found.HandledRequests.Keys)
        && moment.Handled.All(one => one.Value.ToHashSet().SetEquals(found.HandledRequests[one.Key].Select(part => (part.Target, part.Verdict))));

    public static string Describe(CampaignState found) => string.Join('\n', found.Children.Select(child =>
            $"  {child.Name} {child.Status} attempt {child.Attempt} lane {child.Definition.Lane} done [{string.Join(' ', child.StepsDone)}] failures {child.Failures}{(child.Deferred is { } deferred ? $" waits until {deferred.Until:u}" : "")}{(child.StepRuns ? $" {child.Step} runs" : "")}"))
        + $"\n  throttle {found.Settings.Limits.Throttle}, requests handled {found.HandledRequests.Count}";

    // The engine forgets them when the next step begins.
    private static int FailuresOf(ChildState child) => child.Step is { } step && child.StepsDone.Contains(step) ? 0 : child.Failures;

    private static bool Judged(ModelSetting setting, ModelChild child, ChildStatus status)
    {
        var verdict = child.Copy();
        setting.Judge(verdict);
        if (verdict.Status != status)
            return false;
        setting.Judge(child);
        return true;
    }
}
