using System.Collections;

namespace Coro.Engine.Steps.Processes;

/// <summary>The engine's environment, captured once, in the form in which a new process gets it.</summary>
internal sealed class BaseEnvironment
{
    // What an outer campaign told the step that runs this engine is not what this campaign tells its steps.
    private static readonly HashSet<string> Dropped = [.. StepVariables.Names, "OLDPWD"];

    private readonly NativeTexts _entries;

    public BaseEnvironment()
        : this(Environment.GetEnvironmentVariables())
    {
    }

    public BaseEnvironment(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (!Dropped.Contains(name))
                Variables[name] = (string?)variable.Value ?? "";
        }

        OuterStepId = variables[StepVariables.StepId] as string;
        Order = [.. Variables.Keys];
        _entries = new([.. Order.Select(name => $"{name}={Variables[name]}")]);
    }

    /// <summary>The variables that a process inherits.</summary>
    public Dictionary<string, string> Variables { get; } =
        new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The id of the step that this engine is itself run by, if it is.</summary>
    public string? OuterStepId { get; }

    /// <summary>The names in the order of <see cref="Entry"/>.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>The address of an entry, <c>NAME=value</c> and a zero, valid as long as this object is.</summary>
    public nint Entry(int index) => _entries[index];
}
