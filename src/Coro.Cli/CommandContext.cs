using System.Text;
using Coro.Cli.Rendering;
using Coro.Cli.Running;
using Coro.Engine;

namespace Coro.Cli;

/// <summary>All that a command touches of the process it runs in, so that tests can run commands in their own.</summary>
internal sealed class CommandContext
{
    private InputLines? _lines;

    /// <summary>Standard output as bytes, for JSON: it is UTF-8 whatever the console's encoding is.</summary>
    public required Stream OutStream { get; init; }

    /// <summary>Standard output as text.</summary>
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>The lines of <see cref="In"/>, for whoever asks a person.</summary>
    public InputLines Lines => _lines ??= new(In);

    /// <summary>The absolute folder that relative paths of the command line start at.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>What the terminal behind standard output can do.</summary>
    public TerminalTraits Terminal { get; init; } = TerminalTraits.None;

    /// <summary>Whether a person can answer on standard input.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Gives an environment variable; null: it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Stops the campaign that the command runs.</summary>
    public StopSignal Stop { get; } = new();

    /// <summary>Ends a wait for a person, when a signal asks the command to stop.</summary>
    public CancellationTokenSource Leaving { get; } = new();

    /// <summary>Whether whoever read standard output has gone, so that nothing written there reaches anybody.</summary>
    public Func<bool> IsAbandoned { get; init; } = () => false;

    /// <summary>Whether the process's signals are the command's.</summary>
    public bool OwnsProcess { get; private init; }

    public static CommandContext OfProcess()
    {
        var stream = Console.OpenStandardOutput();
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new CommandContext
        {
            OutStream = stream,
            // A console of Windows has a code page; everything else gets UTF-8. Buffered: a plan may have 100,000 lines.
            Out = new StreamWriter(stream, OperatingSystem.IsWindows() && !Console.IsOutputRedirected ? Console.OutputEncoding : utf8, 1 << 14),
            Error = Console.Error,
            In = Console.In,
            CurrentFolder = Environment.CurrentDirectory,
            Terminal = TerminalTraits.OfProcess(),
            InIsTerminal = !Console.IsInputRedirected,
            IsAbandoned = OutputPipe.IsBroken,
            Variable = Environment.GetEnvironmentVariable,
            OwnsProcess = true,
        };
    }
}
