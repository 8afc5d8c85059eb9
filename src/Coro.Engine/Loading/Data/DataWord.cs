namespace Coro.Engine.Loading.Data;

/// <summary>A number, true, false or null, as it is written.</summary>
/// <param name="Value">The word.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record DataWord(string Value, int Line, int Column) : DataValue(Line, Column);
