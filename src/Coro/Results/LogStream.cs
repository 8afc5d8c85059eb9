namespace Coro;

/// <summary>What a step writes to.</summary>
[Flags]
public enum LogStream
{
    /// <summary>Its standard output.</summary>
    Output = 1,

    /// <summary>Its standard error.</summary>
    Error = 2,

    /// <summary>Both.</summary>
    All = Output | Error,
}
