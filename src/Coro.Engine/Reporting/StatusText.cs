namespace Coro.Engine.Reporting;

/// <summary>Statuses as words in lower case, made once: large campaigns are shown often.</summary>
internal static class StatusText
{
    private static readonly string[] Words = [.. Enum.GetNames<ChildStatus>().Select(name => name.ToLowerInvariant())];

    public static string Of(ChildStatus status) => Words[(int)status];
}
