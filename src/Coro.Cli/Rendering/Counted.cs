namespace Coro.Cli.Rendering;

/// <summary>Numbers with their nouns.</summary>
internal static class Counted
{
    public static string Of(int count, string noun, string? many = null) =>
        count == 1 ? $"1 {noun}" : $"{count} {many ?? noun + "s"}";
}
