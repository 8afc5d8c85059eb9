using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>The item that stands for a child in a tracker, in the state file: the one that is known, or that was asked for.</summary>
internal static class TrackerSection
{
    private static readonly KeySet Keys = new("provider", "key", "url");

    public static TrackerReference? Read(YamlCursor yaml)
    {
        if (yaml.TakeNull())
            return null;
        var item = new TrackerReference("", "");
        yaml.Mapping(Keys, ["key"], key => item = key switch
        {
            "provider" => item with { Provider = yaml.Free() ?? "" },
            "key" => item with { Key = yaml.Free() ?? "" },
            _ => item with { Url = yaml.Free() },
        });
        return item;
    }

    public static void Write(YamlText yaml, int indent, TrackerReference? item)
    {
        if (item is null)
            return;
        yaml.Key(indent, "tracker");
        yaml.EndLine();
        if (item.Provider.Length > 0)
            yaml.Line(indent + 2, "provider", item.Provider);
        yaml.Line(indent + 2, "key", item.Key);
        if (item.Url is { } url)
            yaml.Line(indent + 2, "url", url);
    }
}
