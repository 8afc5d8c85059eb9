namespace Coro.Engine.Contracts;

/// <summary>Whether contracts are kept. It knows no disk: what was shipped is given to it.</summary>
internal static class ContractRule
{
    /// <summary>Holds a promise against what was shipped.</summary>
    /// <param name="promise">The promise, as it is shown.</param>
    /// <param name="contract">The same, in the words of the index.</param>
    /// <param name="isDone">Whether its producer has ended well.</param>
    /// <param name="shipped">What was shipped under its name, and by whom; null: nothing.</param>
    /// <param name="problem">Why it is not known what was shipped; null: it is, or nothing was.</param>
    public static CampaignContract Judge(
        CampaignContract promise, Contract contract, bool isDone, (string Child, Contract Contract)? shipped, string? problem)
    {
        if (shipped is not var (child, what))
        {
            return isDone
                ? promise with { Status = ContractStatus.Missing, Problem = problem ?? $"{promise.Producer} is done, and has not said what it shipped" }
                : promise with { Status = ContractStatus.Pending };
        }

        var differences = ShapeDiff.Of(contract.Shape, what.Shape);
        return promise with
        {
            Status = differences.Any(difference => difference.IsBreaking) ? ContractStatus.Drifted : ContractStatus.Kept,
            Shipped = ShapeText.Of(what.Shape),
            ShippedBy = child,
            Differences = differences,
        };
    }

    /// <summary>What is wrong with an index: producers and consumers that are no children of the campaign.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<Contract> index, IReadOnlyCollection<string> children)
    {
        var known = children.ToHashSet(Names.Comparer);
        foreach (var contract in index)
        {
            if (contract.Producer is null)
                yield return $"contract '{contract.Id}' names no producer";
            foreach (var name in contract.Consumers.Prepend(contract.Producer).OfType<string>().Where(name => !known.Contains(name)))
                yield return $"contract '{contract.Id}' names '{name}', and there is no such child{Nearest.Hint(name, children)}";
        }
    }
}
