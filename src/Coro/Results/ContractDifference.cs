namespace Coro;

/// <summary>A place where what was shipped is not what was promised.</summary>
/// <param name="Path">The place, for example <c>$.items[].price</c>.</param>
/// <param name="Kind">What is wrong there.</param>
/// <param name="Promised">What was promised there, as JSON; null: nothing.</param>
/// <param name="Shipped">What was shipped there, as JSON; null: nothing.</param>
public sealed record ContractDifference(string Path, ContractDifferenceKind Kind, string? Promised, string? Shipped)
{
    /// <summary>Whether somebody who relies on the promise can be hurt by it.</summary>
    public bool IsBreaking => Kind != ContractDifferenceKind.Added;

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ContractDifferenceKind.Added => $"+ {Path}: {Shipped}, which was not promised",
        ContractDifferenceKind.Missing => $"- {Path}: {Promised} was promised, and is not there",
        _ => $"! {Path}: {Promised} was promised, {Shipped} was shipped",
    };
}
