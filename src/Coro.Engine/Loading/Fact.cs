namespace Coro.Engine.Loading;

/// <summary>A persistent fact as somebody wrote it.</summary>
/// <param name="Text">A sentence, or <c>file:</c> with a path or a pattern.</param>
/// <param name="Report">Tells what is wrong with it, at its place.</param>
internal readonly record struct Fact(string Text, Action<string> Report);
