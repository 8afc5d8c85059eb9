namespace Coro.Engine.Agents;

/// <summary>A coding agent's command line, and how to read what it prints about its usage.</summary>
/// <param name="Id">What <c>agent</c> of a step says.</param>
/// <param name="Run">The program and its arguments; the kickoff goes to standard input, or its file stands where <c>{kickoff_path}</c> does.</param>
/// <param name="KickoffOnStdin">Whether the kickoff goes to standard input.</param>
/// <param name="Usage">Reads what it printed; null: it said nothing of its usage.</param>
internal sealed record AgentPreset(string Id, IReadOnlyList<string> Run, bool KickoffOnStdin, Func<string, Usage?> Usage);
