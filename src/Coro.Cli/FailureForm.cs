namespace Coro.Cli;

/// <summary>How a command that fails says so.</summary>
internal enum FailureForm
{
    /// <summary>For people, on standard error.</summary>
    Text,

    /// <summary>For people on standard error, and as JSON on standard output.</summary>
    Json,

    /// <summary>As the headless contract has it: lines of JSON and the envelope, on standard error.</summary>
    Headless,
}
