using System.Text.Json;

namespace Coro.Tests.Support;

/// <summary>Values of any type of ours, with every member set, made by looking at the type.</summary>
internal static class Example
{
    private const int Deepest = 5;

    public static object Of(Type type) => Make(type, 0)!;

    private static object? Make(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "a \"text\"\nof ünïcode 🙂 'and' <more>";
        if (type == typeof(bool))
            return true;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type == typeof(TimeSpan))
            return new TimeSpan(1, 2, 3, 4, 5);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 7, 1, 12, 30, 15, 123, TimeSpan.Zero).AddTicks(4567);
        if (type == typeof(JsonElement))
            return JsonDocument.Parse("""{"Some_Key":[1,2.50,"x",null,true]}""").RootElement;
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(87, type, System.Globalization.CultureInfo.InvariantCulture);
        if (depth > Deepest)
            return null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], depth);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Map(type.GetGenericArguments()[1], depth);
        return Record(type, depth);
    }

    private static object List(Type item, int depth)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        if (Make(item, depth + 1) is { } value)
            list.Add(value);
        return list;
    }

    private static object Map(Type item, int depth)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
        if (Make(item, depth + 1) is { } value)
            map.Add("Some_Key.With-Case", value);
        return map;
    }

    private static object Record(Type type, int depth)
    {
        var constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).Last();
        var value = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, depth + 1))]);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null))
            property.SetValue(value, Make(property.PropertyType, depth + 1));
        return value;
    }
}
