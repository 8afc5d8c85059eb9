namespace Coro;

/// <summary>One command or script block, and how it is run.</summary>
public sealed record StepDefinition
{
    /// <summary>The step's name; see <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The program and its arguments, started without a shell. <c>{…}</c> placeholders are substituted inside one
    /// argument and can never become two. Empty when <see cref="Shell"/> or <see cref="Script"/> is given.
    /// </summary>
    public IReadOnlyList<string> Run { get; init; } = [];

    /// <summary>A line for the system's shell; null when <see cref="Run"/> is given. Placeholders are not substituted
    /// in it, since a value could then become code: the <c>CORO_*</c> variables carry the same.</summary>
    public string? Shell { get; init; }

    /// <summary>The text of a PowerShell script block, which runs inside of PowerShell only; null when there is a command.</summary>
    public string? Script { get; init; }

    /// <summary>
    /// What <c>$using:name</c> means in <see cref="Script"/>, by name without regard to case: a text stands for itself, one that begins
    /// with <see cref="SerializedValue"/> for the object that is serialised in it. Null: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Using { get; init; }

    /// <summary>The PowerShell modules that are imported before <see cref="Script"/> runs, by name or path. Null: none.</summary>
    public IReadOnlyList<string>? Modules { get; init; }

    /// <summary>How a value of <see cref="Using"/> begins that is CLIXML and no text.</summary>
    public const string SerializedValue = "<Objs ";

    /// <summary>The coding agent that it runs, for example <c>claude</c>: its command where <see cref="Run"/> is not given, and how what it
    /// prints about its usage is read. Null: none that Coro knows.</summary>
    public string? Agent { get; init; }

    /// <summary>Who serves it, for example <c>claude</c>: when one of its steps is rate-limited, the others of the same provider wait, too. Null:
    /// its agent, or nobody.</summary>
    public string? Provider { get; init; }

    /// <summary>How long a try may take. Null: as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long a try may be silent before it counts as stalled. Null: for ever.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How many more tries a failed one gets; 0 to 100.</summary>
    public int Retries { get; init; }

    /// <summary>The wait before the first retry; doubled for each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the step must answer with a result object; without one it fails.</summary>
    public bool ResultRequired { get; init; }

    /// <summary>Whether the step gets its kickoff on standard input.</summary>
    public bool KickoffOnStdin { get; init; }

    /// <summary>Further environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of environment variables that hold secrets: their values are hidden in its logs and in what it answers, and it does not run
    /// where one of them is not set. Null: none.</summary>
    public IReadOnlyList<string>? Secrets { get; init; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
