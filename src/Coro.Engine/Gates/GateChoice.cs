namespace Coro.Engine.Gates;

/// <summary>What approving and denying a gate means: one rule for every front end.</summary>
public static class GateChoice
{
    /// <summary>The choice to make when somebody approves a gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="wanted">The choice that was asked for; null: none was, and the first one is meant, which goes on.</param>
    public static string Approve(Gate gate, string? wanted) => wanted?.ToLowerInvariant() ?? gate.Choices[0];

    /// <summary>The choice to make when somebody denies a gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="wanted">The choice that was asked for; null: none was.</param>
    /// <exception cref="UsageException">
    /// The choice approves it; or none was asked for and there are several. None of them is guessed: a child that is skipped counts
    /// as done, and one that is rerun costs money.
    /// </exception>
    public static string Deny(Gate gate, string? wanted)
    {
        wanted = wanted?.ToLowerInvariant();
        if (wanted is not null && wanted == gate.Choices[0])
            throw new UsageException($"'{wanted}' goes on at gate '{gate.Id}', which is to approve it, not to deny it.");
        if (wanted is not null)
            return wanted;
        var others = gate.Choices.Skip(1).ToList();
        return others.Find(choice => choice is Choices.Halt or Choices.Cancel) ?? others switch
        {
            [var only] => only,
            [] => throw new UsageException($"Gate '{gate.Id}' can only be answered with '{gate.Choices[0]}'. Approve it, or leave it open."),
            _ => throw new UsageException($"Gate '{gate.Id}' can be denied in several ways. Name the choice: {string.Join(" or ", others)}."),
        };
    }
}
