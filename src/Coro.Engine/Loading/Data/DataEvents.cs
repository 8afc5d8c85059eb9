using YamlDotNet.Core;

namespace Coro.Engine.Loading.Data;

/// <summary>Such a document as the events that <see cref="YamlCursor"/> goes through.</summary>
internal sealed class DataEvents : DocumentEvents
{
    public DataEvents(DataValue document)
    {
        Begin(MarkOf(document));
        Add(document);
        End(MarkOf(document));
    }

    // The reader bounds how deep a document is; whoever parsed it has bounded it before.
    private void Add(DataValue value)
    {
        var mark = MarkOf(value);
        switch (value)
        {
            case DataMap map:
                AddMap(mark, () =>
                {
                    foreach (var (key, item) in map.Entries)
                    {
                        Add(key);
                        Add(item);
                    }
                });
                break;
            case DataList list:
                AddList(mark, () =>
                {
                    foreach (var item in list.Items)
                        Add(item);
                });
                break;
            case DataText text:
                AddScalar(text.Value, isText: true, mark);
                break;
            case DataWord word:
                AddScalar(word.Value, isText: false, mark);
                break;
        }
    }

    private static Mark MarkOf(DataValue value) => new(0, value.Line, value.Column);
}
