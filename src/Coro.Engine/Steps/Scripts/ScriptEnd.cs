namespace Coro.Engine.Steps.Scripts;

/// <summary>How a script ended.</summary>
/// <param name="Error">What ended it before its end: message and position, in one line. Null: nothing did.</param>
/// <param name="ExitCode">The exit code of the program that the error is about, or that the script left with; null: none.</param>
/// <param name="Result">The object that it answered with, as JSON in UTF-8; null: it gave none.</param>
public sealed record ScriptEnd(string? Error = null, int? ExitCode = null, ReadOnlyMemory<byte>? Result = null);
