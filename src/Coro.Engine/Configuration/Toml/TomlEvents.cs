using Coro.Engine.Loading;
using YamlDotNet.Core;

namespace Coro.Engine.Configuration.Toml;

/// <summary>A TOML document as the events that <see cref="YamlCursor"/> goes through, with the places that it has in its file.</summary>
internal sealed class TomlEvents : DocumentEvents
{
    public TomlEvents(TomlTable document)
    {
        Begin(MarkOf(document.Place));
        Add(document);
        End(MarkOf(document.Place));
    }

    // The reader bounds how deep a document is.
    private void Add(TomlValue value)
    {
        var mark = MarkOf(value.Place);
        switch (value)
        {
            case TomlTable table:
                AddMap(mark, () =>
                {
                    foreach (var (key, entry) in table.Entries)
                    {
                        AddScalar(key, isText: true, MarkOf(entry.Key));
                        Add(entry.Value);
                    }
                });
                break;
            case TomlArray array:
                AddList(mark, () =>
                {
                    foreach (var item in array.Items)
                        Add(item);
                });
                break;
            case TomlString text:
                AddScalar(text.Value, isText: true, mark);
                break;
            default:
                AddScalar(TomlText.Of(value), isText: false, mark);
                break;
        }
    }

    private static Mark MarkOf(Place place) => new(0, place.Line, place.Column);
}
