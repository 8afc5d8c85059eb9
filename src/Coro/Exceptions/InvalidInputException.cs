namespace Coro;

/// <summary>An input file or object is invalid. Every problem found in it is in <see cref="Diagnostics"/>.</summary>
public sealed class InvalidInputException : CoroException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What is wrong; at least one.</param>
    public InvalidInputException(IReadOnlyList<Diagnostic> diagnostics)
        : base(ExitCode.Usage, string.Join(Environment.NewLine, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
