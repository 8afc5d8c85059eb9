namespace Coro;

/// <summary>What a root is customized to: one value, or one item of a list, and where it comes from.</summary>
public sealed record ConfigurationValue
{
    /// <summary>The key, for example <c>quality_gate_hard</c>, <c>persistent_facts[0]</c> or <c>pipelines.A.steps[1]</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value: text, a number, a boolean; a list or a dictionary of these for what has parts; null: nothing.</summary>
    public object? Value { get; init; }

    /// <summary>The value as it can be written behind the key in a customization file.</summary>
    public required string Text { get; init; }

    /// <summary>The file that says so, an absolute path; or <c>bundled</c>, when it is what Coro brings along.</summary>
    public required string Origin { get; init; }

    /// <summary>The line in the file, from 1; null for what Coro brings along.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, from 1; null for what Coro brings along.</summary>
    public int? Column { get; init; }

    /// <summary>Line and column as a person reads them, for example <c>4:9</c>; null for what Coro brings along.</summary>
    public string? Place => Line is null ? null : $"{Line}:{Column}";
}
