using Coro.Engine.Steps.Secrets;

namespace Coro.Engine.Steps;

/// <summary>One try of a step, with everything that it needs to run.</summary>
internal sealed record StepRequest
{
    private SecretMask? _mask;

    public required StepDefinition Step { get; init; }

    /// <summary>Hides the values of the step's secrets.</summary>
    public SecretMask Mask => _mask ??= StepSecrets.Mask(this);

    /// <summary>The brief's folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The <c>CORO_*</c> variables and the step's own; they go on top of the engine's environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What <c>{…}</c> in an argument means, by the name between the braces; at least the names in use.</summary>
    public required IReadOnlyDictionary<string, string> Placeholders { get; init; }

    /// <summary>The folder of the attempt: logs, kickoff, context. It is made when it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>What is to be written before the step starts; empty when an earlier step of the attempt has it.</summary>
    public IReadOnlyList<StepFile> Files { get; init; } = [];

    /// <summary>Where standard output goes.</summary>
    public required string OutputLog { get; init; }

    /// <summary>Where standard error goes.</summary>
    public required string ErrorLog { get; init; }

    /// <summary>Where the step may put its result object.</summary>
    public required string ResultPath { get; init; }

    /// <summary>What is fed to standard input; null: nothing.</summary>
    public string? StandardInputPath { get; init; }

    /// <summary>How large a log may get, in bytes.</summary>
    public long MaxLogBytes { get; init; } = 1L << 30;

    /// <summary>The folders that paths in the answer may lie in: workspace, brief's folder, output folders.</summary>
    public required IReadOnlyList<string> TrustedFolders { get; init; }

    /// <summary>The children of a batch, which alone may be named in its results; null: no batch.</summary>
    public IReadOnlyCollection<string>? BatchChildren { get; init; }

    /// <summary>Makes what a script is told of itself, given what tells it to end; null: it is no script.</summary>
    public Func<CancellationToken, StepContext>? Context { get; init; }

    /// <summary>Whether it is a campaign-level command, which has more to answer than others.</summary>
    public bool IsCampaignLevel { get; init; }
}
