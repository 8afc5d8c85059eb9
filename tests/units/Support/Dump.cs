using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Coro.Engine.State;

namespace Coro.Tests.Support;

/// <summary>An object with all that hangs on it as text, so that two can be compared wholly.</summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null: text.Append("null\n"); break;
            case string s: text.Append(JsonSerializer.Serialize(s)).Append('\n'); break;
            case JsonElement json: text.Append(JsonSerializer.Serialize(json)).Append('\n'); break;
            case DateTimeOffset time: text.Append(time.ToString("O", CultureInfo.InvariantCulture)).Append('\n'); break;
            case IFormattable or bool: text.Append(CultureInfo.InvariantCulture, $"{value}\n"); break;
            case IDictionary map: Map(text, map, depth); break;
            case IEnumerable list: List(text, list, depth); break;
            default: Object(text, value, depth); break;
        }
    }

    private static void Map(StringBuilder text, IDictionary map, int depth)
    {
        text.Append("map\n");
        foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
            Member(text, key, map[key], depth);
    }

    private static void List(StringBuilder text, IEnumerable list, int depth)
    {
        text.Append("list\n");
        var i = 0;
        foreach (var item in list)
            Member(text, (i++).ToString(CultureInfo.InvariantCulture), item, depth);
    }

    private static void Object(StringBuilder text, object value, int depth)
    {
        text.Append(value.GetType().Name).Append('\n');
        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType.IsAssignableTo(typeof(Delegate)))
                continue;
            var member = property.GetValue(value);

            // Children refer to each other; their names say enough.
            if (member is IEnumerable<ChildState> children && property.Name == "Dependents")
                member = children.Select(child => child.Name).Order().ToList();
            Member(text, property.Name, member, depth);
        }
    }

    private static void Member(StringBuilder text, string name, object? value, int depth)
    {
        depth.ShouldBeLessThan(30);
        text.Append(' ', depth + 1).Append(name).Append(": ");
        Write(text, value, depth + 1);
    }
}
