namespace Coro.Engine.Steps.Scripts;

/// <summary>A script, and what it needs.</summary>
public sealed record ScriptRequest
{
    /// <summary>Its text.</summary>
    public required string Script { get; init; }

    /// <summary>What <c>$using:name</c> means in it; see <see cref="StepDefinition.Using"/>. Null: nothing.</summary>
    public IReadOnlyDictionary<string, string>? Using { get; init; }

    /// <summary>The modules to import first, by name or path; relative paths start at <see cref="WorkingDirectory"/>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Where it starts; an absolute folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>What it is run for.</summary>
    public required StepContext Context { get; init; }
}
