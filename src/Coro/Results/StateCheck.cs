namespace Coro;

/// <summary>What checking a state file found. Nothing is changed by a check.</summary>
public sealed record StateCheck
{
    /// <summary>There is no such file.</summary>
    public const string Missing = "state-missing";

    /// <summary>It cannot be read as YAML at all.</summary>
    public const string Malformed = "state-malformed";

    /// <summary>It is YAML, and breaks a rule.</summary>
    public const string Invalid = "state-invalid";

    /// <summary>The file, as the user named it, or its absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>Whose format it has; null: that could not be told.</summary>
    public StateFormat? Format { get; init; }

    /// <summary>Everything that is wrong, each with its place and rule; empty: the state is valid.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool Valid => Errors.Count == 0;

    /// <summary>Why whoever needs the state has to halt: one of the words above; null: it is valid.</summary>
    public string? HaltReason { get; init; }
}
