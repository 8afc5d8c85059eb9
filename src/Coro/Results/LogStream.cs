namespace Coro;

/// <summary>What a step writes to. A command has the first two; a script block has all.</summary>
[Flags]
public enum LogStream
{
    /// <summary>Its standard output; of a script block: the objects that it gives.</summary>
    Output = 1,

    /// <summary>Its standard error; of a script block: its errors.</summary>
    Error = 2,

    /// <summary>A script block's warnings.</summary>
    Warning = 4,

    /// <summary>A script block's verbose messages, as far as it has them on.</summary>
    Verbose = 8,

    /// <summary>A script block's debug messages, as far as it has them on.</summary>
    Debug = 16,

    /// <summary>A script block's information, what it writes to the host included.</summary>
    Information = 32,

    /// <summary>All of them.</summary>
    All = Output | Error | Warning | Verbose | Debug | Information,
}
