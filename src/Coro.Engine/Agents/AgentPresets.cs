namespace Coro.Engine.Agents;

/// <summary>The agents that Coro knows; docs/agents.md says where each command and output format is described.</summary>
internal static class AgentPresets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AgentPreset> All { get; } =
    [
        new("claude", ["claude", "-p", "--output-format", "json", "--permission-mode", "acceptEdits"], KickoffOnStdin: true, ClaudeUsage.Read),
        new("codex", ["codex", "exec", "--json", "--sandbox", "workspace-write", "-"], KickoffOnStdin: true, CodexUsage.Read),
        new("copilot", ["copilot", "-p", "Read the task in {kickoff_path} and do it.", "--allow-all-tools"], KickoffOnStdin: false, CopilotUsage.Read),
        new("gemini", ["gemini", "--output-format", "json", "--approval-mode", "auto_edit"], KickoffOnStdin: true, GeminiUsage.Read),
        new("aider", ["aider", "--message-file", "{kickoff_path}", "--yes-always", "--no-pretty", "--no-stream"], KickoffOnStdin: false, AiderUsage.Read),
    ];

    /// <summary>Their ids.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(preset => preset.Id)];

    /// <summary>The one with an id; null: there is none.</summary>
    public static AgentPreset? Find(string? id) => All.FirstOrDefault(preset => Names.Comparer.Equals(preset.Id, id));
}
