namespace Coro.Cli.Rendering;

/// <summary>Items of issue trackers, for people.</summary>
internal static class Items
{
    /// <summary>One: what it is called, where, and its address if that says more.</summary>
    public static string Text(TrackerReference item) =>
        $"{item.Key}{(item.Provider.Length == 0 ? "" : $" ({item.Provider})")}{(item.Url is null || item.Url == item.Key ? "" : $", {item.Url}")}";
}
