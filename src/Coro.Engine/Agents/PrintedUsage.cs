using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Agents;

/// <summary>What an agent printed about its usage, read from the end of its log.</summary>
internal static class PrintedUsage
{
    private const int Most = 4 * 1024 * 1024;

    /// <summary>Reads it; null: the step has no agent that Coro knows, or that said nothing.</summary>
    public static Usage? Of(StepDefinition step, SafeFileHandle log, long start)
    {
        if (AgentPresets.Find(step.Agent) is not { } agent)
            return null;
        var length = RandomAccess.GetLength(log);
        var buffer = new byte[(int)Math.Min(Most, length - start)];
        var read = buffer.Length == 0 ? 0 : RandomAccess.Read(log, buffer, length - buffer.Length);
        return agent.Usage(Encoding.UTF8.GetString(buffer, 0, read));
    }
}
