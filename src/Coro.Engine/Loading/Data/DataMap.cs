namespace Coro.Engine.Loading.Data;

/// <summary>A mapping.</summary>
/// <param name="Entries">Its keys and values, in order; a key may be there twice, which the reader tells.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record DataMap(IReadOnlyList<(DataText Key, DataValue Value)> Entries, int Line, int Column) : DataValue(Line, Column);
