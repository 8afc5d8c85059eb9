namespace Coro.Engine.Loading;

/// <summary>A place in a text, from 1.</summary>
internal readonly record struct Place(int Line, int Column);
