using System.Text;
using System.Text.Json;
using Coro.Cli;
using Coro.Cli.Rendering;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

/// <summary>Runs the command in this process and keeps what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>The document on standard output.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Out);

    /// <summary>The lines on standard error, those of JSON parsed.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<CommandRun> Of(TempFolder folder, params string[] args)
    {
        var context = Context(folder, out var output, out var error);
        var code = await CoroCommand.InvokeAsync(args, context);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public static CommandContext Context(
        TempFolder folder, out MemoryStream output, out StringWriter error, TerminalTraits? terminal = null, string input = "",
        TextReader? reader = null)
    {
        output = new MemoryStream();
        error = new StringWriter { NewLine = "\n" };
        return new CommandContext
        {
            OutStream = output,
            Out = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" },
            Error = error,
            In = reader ?? new StringReader(input),
            InIsTerminal = input.Length > 0,
            CurrentFolder = folder.Path,
            Terminal = terminal ?? TerminalTraits.None,
            Time = new UtcTime(),
        };
    }

    private sealed class UtcTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
