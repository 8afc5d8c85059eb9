namespace Coro.Engine.Loading;

/// <summary>Reads references to items of issue trackers, as people write them.</summary>
public static class ItemReferences
{
    private static readonly KeySet Keys = new("provider", "key", "url");

    /// <summary>Reads a text: <c>github:acme/shop#41</c>, an address, or what the campaign's own tracker calls the item.</summary>
    /// <param name="text">The text; one line.</param>
    /// <returns>The reference; its provider is empty where the text names none.</returns>
    public static TrackerReference Of(string text)
    {
        text = text.Trim();
        if (text.Contains("://", StringComparison.Ordinal))
            return new("", text, text);
        var at = text.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && TrackerReader.Kinds.Contains(text[..at].ToLowerInvariant()) && at < text.Length - 1
            ? new(text[..at].ToLowerInvariant(), text[(at + 1)..].Trim())
            : new("", text);
    }

    /// <summary>Reads what a target says of its item: a text, or its parts.</summary>
    internal static TrackerReference? Read(YamlCursor yaml)
    {
        if (yaml.TakeNull())
            return null;
        if (yaml.Current is not YamlDotNet.Core.Events.MappingStart)
            return yaml.Line("an item of a tracker, for example acme/shop#41, or a mapping {provider, key, url}") is { } text ? Of(text) : null;
        var (place, seen) = (yaml.Here, 0UL);
        yaml.EnterMapping("");
        (string? Provider, string? Key, string? Url) said = default;
        while (yaml.NextKey(Keys, ref seen) is { } key)
        {
            switch (key)
            {
                case "provider": said.Provider = yaml.Line("the name of a tracker, for example github"); break;
                case "key": said.Key = yaml.Line("what the item is called there"); break;
                default: said.Url = yaml.Line("its address"); break;
            }
        }

        if ((seen & (1UL << Keys.IndexOf("key"))) == 0)
            yaml.Report("missing-key", "the reference needs key: what the item is called there", place);
        return said.Key is { } name ? new(said.Provider ?? "", name, said.Url) : null;
    }
}
