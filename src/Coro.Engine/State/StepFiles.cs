using System.Globalization;

namespace Coro.Engine.State;

/// <summary>What the files of a try are called, in the folder of its attempt.</summary>
internal static class StepFiles
{
    public static string Output(string folder, string step, int @try) => Of(folder, step, @try, "out.log");

    public static string Error(string folder, string step, int @try) => Of(folder, step, @try, "err.log");

    public static string Result(string folder, string step, int @try) => Of(folder, step, @try, "result.json");

    private static string Of(string folder, string step, int @try, string end) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{step}.{@try}.{end}"));
}
