namespace Coro.Engine.Loading.Data;

/// <summary>
/// A value of a document that somebody else has parsed, with its place: a PowerShell data file, for example. It is read by the same rules
/// as YAML.
/// </summary>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public abstract record DataValue(int Line, int Column);
