using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Takes one answer for many children apart.</summary>
internal static class BatchAnswer
{
    /// <summary>What a batch's run means for one of its children.</summary>
    public static StepRun For(string child, StepRun ended)
    {
        if (ended.Outcome is StepOutcome.Cancelled or StepOutcome.RateLimited)
            return ended with { Result = null };
        if (Find(ended.Result?.Results, child) is not { } own)
        {
            // A batch that says nothing of single children answers for all of them alike.
            if (ended.Result?.Results is null)
                return ended;
            return ended with
            {
                Outcome = StepOutcome.Failed,
                Message = ended.Message ?? $"the batch's answer has no entry for '{child}' in its results",
                Result = null,
            };
        }

        var outcome = own.Status ?? StepOutcome.Success;
        return ended with { Outcome = outcome, Message = own.Message ?? (outcome == StepOutcome.Success ? null : ended.Message), Result = own };
    }

    private static StepResult? Find(IReadOnlyDictionary<string, StepResult>? results, string child)
    {
        if (results is null)
            return null;
        if (results.TryGetValue(child, out var own))
            return own;
        foreach (var (name, result) in results)
        {
            if (Names.Comparer.Equals(name, child))
                return result;
        }

        return null;
    }
}
