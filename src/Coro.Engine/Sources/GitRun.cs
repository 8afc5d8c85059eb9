namespace Coro.Engine.Sources;

/// <summary>What a git command said.</summary>
/// <param name="ExitCode">What it exited with.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it complained about.</param>
/// <param name="TooMuch">Whether it printed more than anybody reads, and was ended for that.</param>
internal sealed record GitRun(int ExitCode, string Output, string Error, bool TooMuch);
