using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Coro.Cli;

/// <summary>What <c>coro --version</c> says: the number alone, for scripts.</summary>
internal static class VersionText
{
    public static int Write(CommandContext context)
    {
        var assembly = typeof(VersionText).Assembly;
        context.Out.WriteLine(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return 0;
    }

    /// <summary>The same, where other arguments are there, too.</summary>
    public sealed class Action(CommandContext context) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => Write(context);
    }
}
