namespace Coro.Cli.Rendering;

/// <summary>Customization, for people.</summary>
internal static class ConfigView
{
    public static void Write(CommandContext context, IReadOnlyList<ConfigurationValue> values, bool origin)
    {
        var page = new Page(context);
        var grid = origin ? new Grid("Key", "Value", "Origin") : new Grid("Key", "Value");
        foreach (var value in values)
        {
            Cell[] row = [value.Key, value.Text, new(Origin(page, value), value.Line is null ? Tone.Dim : Tone.Plain)];
            grid.Add(row[..grid.Headers.Count]);
        }

        grid.WriteTo(context);
    }

    private static string Origin(Page page, ConfigurationValue value) =>
        SafeText.OneLine(value.Line is null ? value.Origin : $"{page.Path(value.Origin)}:{value.Place}");
}
