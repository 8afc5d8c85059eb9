using System.Globalization;
using System.Text;

namespace Coro.Engine.Loading;

/// <summary>Writes <c>{key: value, …}</c> on one line. What is null or empty is left out.</summary>
internal ref struct FlowWriter(StringBuilder yaml)
{
    private bool _any;

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public FlowWriter Text(string key, string? text)
    {
        if (text is not null)
            Key(key).AppendYaml(text);
        return this;
    }

    /// <summary>A value that is a number, a boolean or a duration, and stands there as it is.</summary>
    public FlowWriter Raw(string key, string? value)
    {
        if (value is not null)
            Key(key).Append(value);
        return this;
    }

    public FlowWriter Texts(string key, IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
            return this;
        List(Key(key), texts, static (yaml, text) => yaml.AppendYaml(text));
        return this;
    }

    public FlowWriter Item<T>(string key, T? item, Action<StringBuilder, T> write)
        where T : class
    {
        if (item is not null)
            write(Key(key), item);
        return this;
    }

    public FlowWriter Items<T>(string key, IReadOnlyCollection<T> items, Action<StringBuilder, T> write)
    {
        if (items.Count > 0)
            List(Key(key), items, write);
        return this;
    }

    public FlowWriter Map<T>(string key, IReadOnlyDictionary<string, T> map, Action<StringBuilder, T> write)
    {
        if (map.Count == 0)
            return this;
        var inner = new FlowWriter(Key(key));
        // Sorted, since a dictionary promises no order and equal definitions are to give equal text.
        foreach (var (name, value) in map.OrderBy(x => x.Key, StringComparer.Ordinal))
            write(inner.Key(name), value);
        inner.End();
        return this;
    }

    public void End() => yaml.Append(_any ? "}" : "{}");

    private StringBuilder Key(string key)
    {
        yaml.Append(_any ? ", " : "{");
        _any = true;
        return yaml.AppendYaml(key).Append(": ");
    }

    private static void List<T>(StringBuilder yaml, IReadOnlyCollection<T> items, Action<StringBuilder, T> write)
    {
        var separator = "[";
        foreach (var item in items)
        {
            write(yaml.Append(separator), item);
            separator = ", ";
        }

        yaml.Append(']');
    }
}
