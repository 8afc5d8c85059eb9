using Coro.Engine.Steps.Secrets;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Processes;

/// <summary>A process to be started, with nothing left to look up or to substitute.</summary>
internal sealed record LaunchOptions
{
    /// <summary>The program's absolute path.</summary>
    public required string Program { get; init; }

    /// <summary>What the program sees as its name, and its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Whether the arguments are quoted already; only where there are pipes.</summary>
    public bool Verbatim { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>The variables that go on top of <see cref="Inherited"/>.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The engine's own environment.</summary>
    public required BaseEnvironment Inherited { get; init; }

    /// <summary>The value of <c>CORO_STEP_ID</c>, by which those are found that leave the tree.</summary>
    public required string StepId { get; init; }

    /// <summary>What is fed to standard input; null: nothing.</summary>
    public string? StandardInput { get; init; }

    /// <summary>What is hidden in the logs, where there are pipes.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;

    /// <summary>Takes standard output, at its end.</summary>
    public required SafeFileHandle Output { get; init; }

    /// <summary>Takes standard error, at its end.</summary>
    public required SafeFileHandle Error { get; init; }
}
