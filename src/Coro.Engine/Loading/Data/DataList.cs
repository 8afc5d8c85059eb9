namespace Coro.Engine.Loading.Data;

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record DataList(IReadOnlyList<DataValue> Items, int Line, int Column) : DataValue(Line, Column);
