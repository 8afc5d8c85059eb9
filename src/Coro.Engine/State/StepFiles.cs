using System.Globalization;

namespace Coro.Engine.State;

/// <summary>What the files of a try are called, in the folder of its attempt.</summary>
internal static class StepFiles
{
    private const string OutputEnd = "out.log";

    public static string Output(string folder, string step, int @try) => Of(folder, step, @try, OutputEnd);

    public static string Error(string folder, string step, int @try) => Of(folder, step, @try, "err.log");

    /// <summary>The log of a stream that script blocks alone have.</summary>
    public static string Log(string folder, string step, int @try, LogStream stream) => stream switch
    {
        LogStream.Output => Output(folder, step, @try),
        LogStream.Error => Error(folder, step, @try),
        _ => OtherStream(Output(folder, step, @try), stream),
    };

    /// <summary>The same, beside the log of the standard output.</summary>
    public static string OtherStream(string outputLog, LogStream stream) =>
        $"{outputLog[..^OutputEnd.Length]}{stream.ToString().ToLowerInvariant()}.log";

    public static string Result(string folder, string step, int @try) => Of(folder, step, @try, "result.json");

    private static string Of(string folder, string step, int @try, string end) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{step}.{@try}.{end}"));
}
