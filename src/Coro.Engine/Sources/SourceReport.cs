namespace Coro.Engine.Sources;

/// <summary>What a child's work starts from.</summary>
/// <param name="Child">The child's name.</param>
/// <param name="Pin">The pin as asked for; without one, the tag or branch that was chosen.</param>
/// <param name="Ref">The ref it means.</param>
/// <param name="CommitSha">The commit at its end.</param>
/// <param name="Note">What a reader of the log should know about it; null: nothing.</param>
internal sealed record ResolvedSource(string Child, string Pin, string Ref, string CommitSha, string? Note);

/// <summary>Everything that asking the repositories gave: all that resolved, and all that did not.</summary>
/// <param name="Resolved">In the order of the children.</param>
/// <param name="Inaccessible">A diagnostic for each cause, however many repositories share it.</param>
/// <param name="InvalidPins">A diagnostic for each pin of each repository.</param>
internal sealed record SourceReport(
    IReadOnlyList<ResolvedSource> Resolved,
    IReadOnlyList<Diagnostic> Inaccessible,
    IReadOnlyList<Diagnostic> InvalidPins)
{
    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Inaccessible.Concat(InvalidPins);

    /// <summary>
    /// Halts when anything is wrong, and tells all of it. A repository that cannot be reached outranks a pin, since nobody
    /// knows yet whether the pins there are right.
    /// </summary>
    /// <exception cref="InaccessibleRepositoryException">A repository cannot be reached.</exception>
    /// <exception cref="InvalidPinException">All can be reached, but a pin means nothing there.</exception>
    public void ThrowIfFailed()
    {
        var message = string.Join('\n', Diagnostics.Select(diagnostic => diagnostic.Message));
        if (Inaccessible.Count > 0)
            throw new InaccessibleRepositoryException(message);
        if (InvalidPins.Count > 0)
            throw new InvalidPinException(message);
    }
}
