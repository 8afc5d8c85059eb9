using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>Says of a run that was asked to stop who asked, and what it still waits for.</summary>
internal static class Stopping
{
    private const int MostNames = 3;

    /// <summary>The words; null when nobody has asked it to.</summary>
    public static string? Of(CampaignState state)
    {
        if (state.Run?.Stopping is not { } stop)
            return null;
        var asked = $"stopping, as {stop.By} asked at {stop.At:u}{(string.IsNullOrEmpty(stop.Why) ? "" : $" ({stop.Why})")}";
        var runs = Running(state);
        if (runs.Count == 0)
            return asked;
        var named = string.Join(", ", runs.Take(MostNames)) + (runs.Count > MostNames ? $" and {runs.Count - MostNames} more" : "");
        return stop.AtOnce
            ? $"{asked}: what runs is being ended, {named}"
            : $"{asked}: nothing new starts, and it waits for {named} to end; stop it at once to end {(runs.Count == 1 ? "that" : "them")}, too";
    }

    /// <summary>What has a process, a batch once.</summary>
    private static List<string> Running(CampaignState state)
    {
        var running = new List<string>();
        var batches = new HashSet<int>();
        if (state.StageStep is { } stage && stage.Attempt == state.Run!.Number)
            running.Add(state.RunningStage is { } name && name != stage.Step ? $"{name}/{stage.Step}" : stage.Step);
        foreach (var child in state.Children.Where(child => child.MayHaveProcess))
        {
            if (child is { StepRuns: true, Batch: { } batch })
            {
                if (batches.Add(batch))
                    running.Add($"batch {batch}/{child.Step}");
            }
            else
            {
                running.Add($"{child.Name}/{(child.StepRuns ? child.Step : child.Leftovers.FirstOrDefault()?.Step ?? child.Step)}");
            }
        }

        return running;
    }
}
