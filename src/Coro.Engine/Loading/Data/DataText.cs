namespace Coro.Engine.Loading.Data;

/// <summary>A text, whatever it looks like.</summary>
/// <param name="Value">The text.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record DataText(string Value, int Line, int Column) : DataValue(Line, Column);
